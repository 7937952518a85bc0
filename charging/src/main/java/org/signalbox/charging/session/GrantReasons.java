package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.UsageText;
import org.signalbox.rating.TypeOfRecord;

/** Why a grant was what it was, in sentences for an operator. All methods are pure. */
final class GrantReasons {

  private final SessionStep step;
  private final List<String> reasons = new ArrayList<>();

  private GrantReasons(SessionStep step) {
    this.step = step;
  }

  static List<String> of(SessionStep step) {
    GrantReasons made = new GrantReasons(step);
    switch (step.step()) {
      case UsageStep.Consume consume -> made.consume(consume);
      case UsageStep.Debit debit -> made.say("a debit of " + made.units(debit.units()));
      case UsageStep.Refund refund -> made.say("a refund of " + made.units(refund.units()));
      case UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ -> made.say("a question");
    }
    step.answer().refusal().ifPresent(made::refused);
    return List.copyOf(made.reasons);
  }

  private void say(String reason) {
    reasons.add(reason);
  }

  private void consume(UsageStep.Consume consume) {
    if (consume.used().units() > 0 || consume.isLast()) {
      say("reported " + units(consume.used().units()) + (consume.isLast() ? ", the last" : ""));
    }
    if (step.uncharged() > 0) {
      say(units(step.uncharged()) + " of it " + whyUncharged());
    }
    step.turn()
        .ifPresent(turn ->
            say(
                "the price changed after "
                    + units(turn.at())
                    + " of it: what follows is priced as at "
                    + turn.from()));
    consume.asked().ifPresent(this::asked);
  }

  private String whyUncharged() {
    if (isRefused(SessionRefusal.Reason.UNKNOWN_SESSION)) {
      return "came when the session was over: not charged";
    }
    return (isRefused(SessionRefusal.Reason.OUT_OF_ORDER)
            ? "came too late"
            : "is more than can have been used")
        + ": recorded, not charged";
  }

  private boolean isRefused(SessionRefusal.Reason reason) {
    return step.answer().refusal().filter(why -> why.reason() == reason).isPresent();
  }

  private void asked(UsageStep.Asked asked) {
    say("asked for " + most(asked.most()) + least(asked));
    long most = asked.most();
    if (step.share() > 1) {
      most = Math.max(asked.least(), most / step.share());
      say(
          "cut to "
              + units(most)
              + ": "
              + step.share()
              + " sessions share the credit of the account");
    }
    if (step.answer().refusal().isPresent()) {
      return;
    }
    long granted = step.answer().granted();
    if (step.answer().isFinal()) {
      say(
          granted > most
              ? "granted " + units(granted) + ", as the last: so little was left beyond"
              : "granted " + units(granted) + ", as the last: there is credit for no more");
    } else {
      say("granted " + units(granted) + ": there is credit for more");
    }
  }

  private String most(long units) {
    return units == UsageStep.UNITS_MAX ? "all that there is" : units(units);
  }

  private String least(UsageStep.Asked asked) {
    return asked.least() > 1 ? ", of which " + units(asked.least()) + " are of use" : "";
  }

  private void refused(SessionRefusal refusal) {
    String detail = refusal.detail().isEmpty() ? "" : " (" + refusal.detail() + ")";
    say(
        switch (refusal.reason()) {
          case UNKNOWN_ACCOUNT -> "refused: there is no such account";
          case ACCOUNT_DISABLED -> "refused: the account is disabled";
          case NO_RATING -> "refused: no tariff has a price for it" + detail;
          case SERVICE_DENIED -> "refused: no charger takes it";
          case CREDIT_LIMIT_REACHED ->
              "refused: there is no credit for as much as is of use" + detail;
          case UNKNOWN_SESSION -> "refused: the session is not known, or over";
          case OUT_OF_ORDER -> "refused: a later request was answered before";
          case INVALID -> "refused: it cannot be" + detail;
          case NOTHING_TO_REFUND -> "refused: there is nothing to give back";
          case TOO_BUSY -> "refused: the ledger had no room or time";
          case FAILED -> "refused: it could not be done" + detail;
        });
  }

  private String units(long units) {
    TypeOfRecord tor = step.tor();
    if (tor.isTimed()) {
      return UsageText.format(units);
    }
    return tor.equals(TypeOfRecord.MONETARY)
        ? MoneyUnits.money(units).toString()
        : Long.toString(units);
  }
}
