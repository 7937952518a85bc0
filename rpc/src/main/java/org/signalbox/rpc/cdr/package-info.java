/**
 * The methods on CDRs.
 *
 * <p>Starting points: {@link org.signalbox.rpc.cdr.CdrMethods} (all of them), {@link
 * org.signalbox.rpc.cdr.CdrContext} (what they work with). They know parameters and answers; what
 * becomes of a CDR is {@code charging}'s business.
 */
@NullMarked
package org.signalbox.rpc.cdr;

import org.jspecify.annotations.NullMarked;
