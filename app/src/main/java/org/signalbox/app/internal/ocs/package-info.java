/**
 * A credit-control client for people: it walks through a call, a data session or a message against
 * a charging system, and tells what was granted and what it cost.
 *
 * <p>Starting points: {@link org.signalbox.app.internal.ocs.CreditWalk}, {@link
 * org.signalbox.app.internal.ocs.CreditRequests}, {@link
 * org.signalbox.app.internal.ocs.CreditAnswer}.
 *
 * <p>Rule of the package: it knows the protocol alone, so that any charging system can be asked.
 */
@NullMarked
package org.signalbox.app.internal.ocs;

import org.jspecify.annotations.NullMarked;
