/// How does Lifeboat come by a PostgreSQL server of its own?
@NullMarked
package dev.lifeboat.store.postgres;

import org.jspecify.annotations.NullMarked;
