/**
 * Certificates and keys from PEM files.
 *
 * <p>Starting points: {@link org.signalbox.core.pem.PemFile}, {@link
 * org.signalbox.core.pem.PemKeys}.
 */
@NullMarked
package org.signalbox.core.pem;

import org.jspecify.annotations.NullMarked;
