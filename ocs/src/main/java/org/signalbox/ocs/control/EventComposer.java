package org.signalbox.ocs.control;

import org.signalbox.charging.session.SessionRefusal;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.message.RequestedAction;
import org.signalbox.ocs.message.ServiceAnswer;

/** What a service of an event is answered (RFC 8506 §6). All methods are pure. */
final class EventComposer {

  private EventComposer() {}

  static ServiceAnswer compose(
      PlannedGrant planned,
      org.signalbox.charging.session.ServiceAnswer came,
      RequestedAction action) {
    if (came.refusal().isPresent()) {
      return refused(planned, came.refusal().get(), action);
    }
    ServiceAnswer done = ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS);
    return switch (action) {
      case DIRECT_DEBITING -> done.withGranted(UnitAmounts.granted(planned, planned.reserved()));
      case REFUND_ACCOUNT, CHECK_BALANCE, PRICE_ENQUIRY -> done;
    };
  }

  private static ServiceAnswer refused(
      PlannedGrant planned, SessionRefusal refusal, RequestedAction action) {
    SessionRefusal.Reason reason = refusal.reason();
    // What was not taken was not debited either, and is only if it comes again.
    if (planned.policy().isNeverRefused() && !refusal.isToComeAgain()) {
      return GrantComposer.unconditional(planned);
    }
    boolean isAnswer =
        action == RequestedAction.CHECK_BALANCE
            && reason == SessionRefusal.Reason.CREDIT_LIMIT_REACHED;
    return ServiceAnswer.of(
        planned.asked(), isAnswer ? ResultCode.SUCCESS : ResultCodes.of(reason));
  }
}
