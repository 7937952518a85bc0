/**
 * Credit control of the Diameter application 4: requests become charged sessions and events, what
 * came of them becomes answers, and clients are told when money arrives.
 *
 * <p>Starting points: {@link org.signalbox.ocs.control.CreditControlApplication} takes a request
 * and sees it answered, {@link org.signalbox.ocs.control.RequestPlan} says what it asks of the
 * charging core, {@link org.signalbox.ocs.control.AnswerComposer} what it is answered.
 *
 * <p>Rule of the package: nothing blocks; what may have been logged is never answered 3004.
 */
@NullMarked
package org.signalbox.ocs.control;

import org.jspecify.annotations.NullMarked;
