package org.signalbox.ledger.internal;

import java.util.Optional;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.Disable;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.AccountAction.GiveTrigger;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.LeavePlan;
import org.signalbox.ledger.AccountAction.Open;
import org.signalbox.ledger.AccountAction.Perform;
import org.signalbox.ledger.AccountAction.PutTrigger;
import org.signalbox.ledger.AccountAction.QuietTriggers;
import org.signalbox.ledger.AccountAction.Remove;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.RemoveExpired;
import org.signalbox.ledger.AccountAction.RemoveTriggers;
import org.signalbox.ledger.AccountAction.Reset;
import org.signalbox.ledger.AccountAction.ResetCounters;
import org.signalbox.ledger.AccountAction.ResetTriggers;
import org.signalbox.ledger.AccountAction.RunActions;
import org.signalbox.ledger.AccountAction.SetExpiry;
import org.signalbox.ledger.AccountAction.SetRecurrent;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountAction.TopUpReset;
import org.signalbox.ledger.AccountAction.Transfer;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.ThresholdType;
import org.signalbox.ledger.TriggerSelector;
import org.signalbox.rating.TypeOfRecord;

/** Octets to actions. */
public final class ActionDecoder {

  private static final EffectKind[] EFFECTS = EffectKind.values();
  private static final ThresholdType[] THRESHOLDS = ThresholdType.values();

  private ActionDecoder() {}

  public static AccountAction action(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Configure(TermsDecoder.account(in));
      case 2 -> new Disable(in.flag());
      case 3 -> new Remove();
      case 4 -> new TopUp(spec(in), in.amount(), in.optional(OctetReader::text));
      case 5 -> new TopUpReset(spec(in), in.amount());
      case 6 -> new Debit(selector(in), in.amount());
      case 7 -> new Reset(selector(in));
      case 8 -> new RemoveBalances(selector(in));
      case 9 -> new RemoveExpired();
      case 10 -> new SetExpiry(selector(in), expiry(in));
      case 11 -> new Transfer(selector(in), account(in), in.text(), in.amount());
      case 12 -> new Effect(in.constant(EFFECTS), in.text());
      case 13 -> new RunActions(in.text());
      case 14 -> new JoinPlan(in.text());
      case 15 -> new LeavePlan(in.text());
      case 16 -> new GiveTriggers(in.text());
      case 17 -> new PutTrigger(RulesDecoder.state(in));
      case 18 -> new RemoveTriggers(triggers(in));
      case 19 -> new ResetTriggers(triggers(in));
      case 20 -> new SetRecurrent(triggers(in), in.flag());
      case 21 -> new ResetCounters(triggers(in));
      case 22 -> new Open();
      case 23 -> new Perform(in.list(Definition.ENTRIES_MAX, DefinitionDecoder::action));
      case 24 ->
          new GiveTrigger(
              in.text(), DefinitionDecoder.trigger(in), in.optional(OctetReader::flag), in.flag());
      case 25 -> new QuietTriggers(triggers(in));
      default -> throw in.fault("found an unknown action: " + kind);
    };
  }

  public static AccountId account(OctetReader in) {
    return new AccountId(in.text(), in.text());
  }

  private static BalanceSpec spec(OctetReader in) {
    return new BalanceSpec(tor(in), in.text(), expiry(in), TermsDecoder.balance(in));
  }

  private static BalanceSelector selector(OctetReader in) {
    Optional<TypeOfRecord> tor = in.optional(ActionDecoder::tor);
    return new BalanceSelector(tor, in.optional(OctetReader::text));
  }

  private static TriggerSelector triggers(OctetReader in) {
    return new TriggerSelector(
        in.optional(OctetReader::text),
        in.optional(OctetReader::text),
        in.optional(reader -> reader.constant(THRESHOLDS)),
        DefinitionDecoder.pattern(in));
  }

  /** One of the usual kinds as the one object it is, so that balances share it. */
  static TypeOfRecord tor(OctetReader in) {
    return Interned.tor(in.text());
  }

  static Expiry expiry(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 0 -> Expiry.never();
      case 1 -> new Expiry.At(in.moment());
      case 2 -> new Expiry.Rule(in.text(), in.text());
      default -> throw in.fault("found an unknown expiry: " + kind);
    };
  }
}
