/**
 * The register of 5G network functions.
 *
 * <p>Starting points: {@link org.signalbox.registers.nf.NfInstanceId}, {@link
 * org.signalbox.registers.nf.NfType}.
 *
 * <p>Rule of the package: values are immutable and legal from construction on; nothing here knows
 * HTTP.
 */
@NullMarked
package org.signalbox.registers.nf;

import org.jspecify.annotations.NullMarked;
