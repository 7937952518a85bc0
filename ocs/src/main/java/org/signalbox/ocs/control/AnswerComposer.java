package org.signalbox.ocs.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionRefusal;
import org.signalbox.core.Amount;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.message.CheckBalanceResult;
import org.signalbox.ocs.message.CostInformation;
import org.signalbox.ocs.message.CreditControlAnswer;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;
import org.signalbox.ocs.message.RatingCulprit;
import org.signalbox.ocs.message.RequestedAction;
import org.signalbox.ocs.message.ServiceAnswer;
import org.signalbox.ocs.policy.ResultLevel;

/**
 * What a request is answered, by its plan and what came of it. The same for the same: an answer
 * that is given again has the same octets. All methods are pure.
 */
final class AnswerComposer {

  private static final CheckBalanceResult ENOUGH = CheckBalanceResult.ENOUGH_CREDIT;

  private AnswerComposer() {}

  static RequestAnswer compose(RequestPlan plan, SessionAnswer came) {
    return switch (came) {
      case SessionAnswer.Answered answered -> answered(plan, answered);
      case SessionAnswer.Refused refused -> refused(plan, refused.refusal());
    };
  }

  private static RequestAnswer answered(RequestPlan plan, SessionAnswer.Answered answered) {
    List<org.signalbox.charging.session.ServiceAnswer> came = answered.services();
    List<ServiceAnswer> grants = new ArrayList<>(plan.grants().size());
    boolean hasCredit = true;
    for (int i = 0; i < plan.grants().size(); i++) {
      PlannedGrant planned = plan.grants().get(i);
      if (i >= came.size()) {
        // The core has nothing to say of a session that never began and ends now.
        grants.add(ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS));
        continue;
      }
      grants.add(grant(plan, planned, came.get(i)));
      hasCredit &= came.get(i).refusal().isEmpty() && came.get(i).granted() >= planned.reserved();
    }
    return answer(plan, grants, Optional.of(answered.cost()), hasCredit);
  }

  private static ServiceAnswer grant(
      RequestPlan plan, PlannedGrant planned, org.signalbox.charging.session.ServiceAnswer came) {
    if (plan.request().action().isEmpty()) {
      return GrantComposer.compose(planned, came, plan.moment().sentAt());
    }
    return EventComposer.compose(planned, came, plan.request().action().get());
  }

  /**
   * Nothing of the request was done. What speaks of its services stands with them; what speaks of
   * the subscriber, the session or this node is the command's.
   */
  private static RequestAnswer refused(RequestPlan plan, SessionRefusal refusal) {
    if (isUnconditional(plan, refusal)) {
      return unconditional(plan);
    }
    int code = ResultCodes.of(refusal.reason());
    boolean isOfServices =
        switch (refusal.reason()) {
          case CREDIT_LIMIT_REACHED, NO_RATING, SERVICE_DENIED, ACCOUNT_DISABLED -> true;
          case UNKNOWN_ACCOUNT,
              UNKNOWN_SESSION,
              OUT_OF_ORDER,
              INVALID,
              NOTHING_TO_REFUND,
              TOO_BUSY,
              FAILED ->
              false;
        };
    if (!isOfServices || plan.slots().isEmpty()) {
      Optional<Avp> culprit =
          code == ResultCode.RATING_FAILED ? RatingCulprit.of(plan.request(), 0) : Optional.empty();
      return new RequestAnswer.Refusal(new MessageFault(code, refusal.detail(), culprit));
    }
    boolean isCheck =
        plan.request().action().filter(RequestedAction.CHECK_BALANCE::equals).isPresent();
    List<ServiceAnswer> grants =
        plan.grants().stream()
            .map(planned ->
                isCheck && code == ResultCode.CREDIT_LIMIT_REACHED
                    ? ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS)
                    : ServiceAnswer.of(planned.asked(), code))
            .toList();
    return answer(plan, grants, Optional.empty(), false);
  }

  /** What had to be charged and was not, nor will be, is never said to be done. */
  private static boolean isUnconditional(RequestPlan plan, SessionRefusal refusal) {
    boolean isLost =
        refusal.isToComeAgain() || refusal.reason() == SessionRefusal.Reason.UNKNOWN_SESSION;
    return plan.isNeverRefused() && !(isLost && plan.isToBeCharged());
  }

  /** Whether it is granted though the ledger may know nothing of it: silent, or too busy. */
  static boolean isUnrecorded(RequestPlan plan, SessionAnswer came) {
    return came instanceof SessionAnswer.Refused(SessionRefusal refusal)
        && refusal.isToComeAgain()
        && isUnconditional(plan, refusal);
  }

  /** Nobody can say what the account holds, and it does not matter. */
  static RequestAnswer unconditional(RequestPlan plan) {
    List<ServiceAnswer> grants =
        plan.grants().stream()
            .map(planned ->
                planned.isAsking()
                    ? GrantComposer.unconditional(planned)
                    : ServiceAnswer.of(planned.asked(), ResultCode.SUCCESS))
            .toList();
    return answer(plan, grants, Optional.of(Amount.ZERO), true);
  }

  private static RequestAnswer answer(
      RequestPlan plan, List<ServiceAnswer> grants, Optional<Amount> cost, boolean hasCredit) {
    CreditControlRequest request = plan.request();
    List<ServiceAnswer> services = new ArrayList<>(plan.slots().size());
    for (RequestPlan.Slot slot : plan.slots()) {
      services.add(
          switch (slot) {
            case RequestPlan.Planned(int grant) -> grants.get(grant);
            case RequestPlan.Again(var asked, int grant) ->
                ServiceAnswer.of(asked, grants.get(grant).resultCode());
            case RequestPlan.Closed(var asked, int code) -> ServiceAnswer.of(asked, code);
            case RequestPlan.Denied(var asked, int code, boolean _) ->
                ServiceAnswer.of(asked, code);
          });
    }
    Optional<RequestedAction> action = request.action();
    boolean tellsCost =
        request.costWanted() || action.filter(RequestedAction.PRICE_ENQUIRY::equals).isPresent();
    return new RequestAnswer.Answer(
        new CreditControlAnswer(
            commandCode(plan, services),
            request.unitsPlace(),
            services,
            cost.filter(_ -> tellsCost)
                .map(sum -> new CostInformation(sum, plan.context().currency(), Optional.empty())),
            action
                .filter(RequestedAction.CHECK_BALANCE::equals)
                .map(_ -> hasCredit ? ENOUGH : CheckBalanceResult.NO_CREDIT),
            plan.context().failure()));
  }

  /** 2001 where at least one service was processed, unless the context wants all refusals here. */
  private static int commandCode(RequestPlan plan, List<ServiceAnswer> services) {
    if (services.isEmpty()) {
      return ResultCode.SUCCESS;
    }
    int first = services.getFirst().resultCode();
    boolean isCommandOnly = plan.request().unitsPlace() == UnitsPlace.COMMAND;
    if (!isCommandOnly && plan.context().resultLevel() == ResultLevel.MSCC) {
      return ResultCode.SUCCESS;
    }
    for (ServiceAnswer service : services) {
      if (ResultCode.isSuccess(service.resultCode())) {
        return ResultCode.SUCCESS;
      }
    }
    return first;
  }
}
