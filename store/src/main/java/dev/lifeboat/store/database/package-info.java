/// How is a run kept in PostgreSQL, and who carries it out?
@NullMarked
package dev.lifeboat.store.database;

import org.jspecify.annotations.NullMarked;
