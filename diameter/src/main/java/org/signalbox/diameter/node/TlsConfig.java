package org.signalbox.diameter.node;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of TLS; read at start and again by {@link DiameterNode#reloadTls}.
 *
 * @param certificate PEM chain, the node's own certificate first
 * @param key PEM, PKCS #8 or PKCS #1, without a password
 * @param authorities PEM certificates that peers' certificates must lead to; the system's own when
 *     absent
 * @param revocations PEM or DER revocation list, for the authorities or those of the system
 */
public record TlsConfig(
    Path certificate, Path key, Optional<Path> authorities, Optional<Path> revocations) {}
