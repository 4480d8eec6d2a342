/// What may somebody with these Ceph caps do, and what is the least that must be added?
///
/// Grammar and meaning are those of Ceph's `src/mon/MonCap.cc`, held against the answers of a real
/// monitor (16.2.15; the rows stand with the tests). What this does not know is UNKNOWN, never NO.
package dev.lifeboat.caps;
