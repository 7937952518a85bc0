/**
 * The requests that real credit-control clients send, octet for octet, with all that is odd in
 * them.
 *
 * <p>Starting points: {@link org.signalbox.testsupport.credit.KamailioCall}, {@link
 * org.signalbox.testsupport.credit.Open5gsSession}.
 *
 * <p>Rule of the package: written without the product's codec, so that a fault of it cannot hide on
 * both ends.
 */
@NullMarked
package org.signalbox.testsupport.credit;

import org.jspecify.annotations.NullMarked;
