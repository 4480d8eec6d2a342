package dev.lifeboat.drivers.access;

/// How to reach a host's BMC by IPMI over LAN.
///
/// @param cipher the IPMI cipher suite: 3 on old boards, 17 on newer ones
public record BmcAccess(String address, int port, String user, Secret password, int cipher) {}
