/// What may somebody with these Ceph caps do, and what is the least that must be added?
///
/// | to ask | use |
/// |---|---|
/// | a single question | [Caps#may(Question)] with a [MonQuestion] or [OsdQuestion] |
/// | whether Ceph takes a cap | [Caps#parse] |
/// | what an entity's caps come to | [Auditor], which weighs each text once |
/// | what is in vain | [Note#of] |
/// | whether a change takes anything away | [Comparison#between] |
/// | where releases differ, and how that is known | [Difference] |
///
/// Grammars and meanings are those of Ceph's `MonCap.cc`, `OSDCap.cc`, `MgrCap.cc` and
/// `MDSAuthCaps.cc`, held against the answers of a real cluster (16.2.15): recorded ones stand with
/// the tests, and `CapsLabTest` in `drivers` asks again. What is not known is UNKNOWN, never NO.
/// mgr and mds caps are read and shown, and not weighed.
///
/// What surprises in Ceph, each seen on 16.2.15:
///
/// - Letters of mon caps add up over their parts; those of osd caps do not: `allow r, allow w` may
///   not do an operation that reads and writes. Calls of classes do add up.
/// - `class rbd pool=vms` cannot be set: the word after the class is its method.
/// - The mon takes any profile that begins with `rbd` for rbd, and any other it does not know for
///   nothing; the OSD takes `rbdx` for nothing; the mgr refuses what it does not know.
/// - `allow *` with `fsname` is not all: keys of others (`config-key`) stay closed. Nothing but
///   `allow *` and `service config-key` opens them.
/// - `network 10.0.0.1` (no number of bits) holds nowhere, and an expression that the C++ library
///   does not take, such as `\/`, matches nothing. Neither is refused.
/// - An `x` that is given through `class-read class-write` still calls no class that the OSDs keep
///   back; `*` does, and the class by its name.
package dev.lifeboat.caps;
