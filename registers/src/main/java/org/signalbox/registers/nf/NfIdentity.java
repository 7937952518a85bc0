package org.signalbox.registers.nf;

import java.util.Optional;

/**
 * Names of a network function.
 *
 * @param id its identity
 * @param type its type
 * @param fqdn its domain name
 * @param name for people
 */
public record NfIdentity(
    NfInstanceId id, NfType type, Optional<String> fqdn, Optional<String> name) {}
