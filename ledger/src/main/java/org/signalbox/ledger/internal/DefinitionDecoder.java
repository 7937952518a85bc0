package org.signalbox.ledger.internal;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.signalbox.ledger.ActionCondition;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LocalClock;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.SharingRule;
import org.signalbox.ledger.StoredAction;
import org.signalbox.ledger.ThresholdType;

/** Octets to definitions. */
public final class DefinitionDecoder {

  private static final int MOST = BalanceTerms.ENTRIES_MAX;
  private static final DefinitionId.Kind[] KINDS = DefinitionId.Kind.values();
  private static final ActionType[] ACTIONS = ActionType.values();
  private static final ActionValue.Interval[] SHARES = ActionValue.Interval.values();
  private static final PlanSchedule.Interval[] INTERVALS = PlanSchedule.Interval.values();
  private static final ThresholdType[] THRESHOLDS = ThresholdType.values();
  private static final SharingRule.Strategy[] STRATEGIES = SharingRule.Strategy.values();

  private DefinitionDecoder() {}

  public static Definition definition(OctetReader in) {
    DefinitionId id = id(in);
    return switch (id.kind()) {
      case ACTION_SET -> {
        List<StoredAction> actions = in.list(Definition.ENTRIES_MAX, DefinitionDecoder::action);
        Definition.ActionSet set = new Definition.ActionSet(id.id(), actions);
        requireOrder(in, set.actions().equals(actions));
        yield set;
      }
      case ACTION_PLAN -> {
        List<PlanTiming> timings = in.list(Definition.ENTRIES_MAX, DefinitionDecoder::timing);
        Definition.ActionPlan plan =
            new Definition.ActionPlan(id.id(), timings, RulesDecoder.moments(in));
        requireOrder(in, plan.timings().equals(timings));
        yield plan;
      }
      case TRIGGER_GROUP -> {
        List<ActionTrigger> triggers = in.list(Definition.ENTRIES_MAX, DefinitionDecoder::trigger);
        Definition.TriggerGroup group = new Definition.TriggerGroup(id.id(), triggers);
        requireOrder(in, group.triggers().equals(triggers));
        yield group;
      }
      case SHARED_GROUP -> new Definition.SharedGroup(id.id(), rules(in));
      case VOUCHER_BATCH ->
          new Definition.VoucherBatch(id.id(), in.text(), in.optional(OctetReader::moment));
      case TENANT_CLOCK -> new Definition.TenantClock(id.id(), clock(in));
      case PLAN_REMOVAL -> new Definition.PlanRemoval(id.id(), in.momentNanos());
      case BATCH_REMOVAL -> new Definition.BatchRemoval(id.id());
    };
  }

  private static LocalClock clock(OctetReader in) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(Math.toIntExact(in.number()));
    SortedMap<Long, Integer> shifts = new TreeMap<>();
    int size = in.count(LocalClock.SHIFTS_MAX);
    for (int i = 0; i < size; i++) {
      long from = in.number();
      if (!shifts.isEmpty() && shifts.lastKey() >= from) {
        throw in.fault("found shifts of a clock that are not in order");
      }
      shifts.put(from, Math.toIntExact(in.number()));
    }
    return new LocalClock(offset, shifts);
  }

  private static void requireOrder(OctetReader in, boolean isInOrder) {
    if (!isInOrder) {
      throw in.fault("found entries that are not in the order of their weights");
    }
  }

  public static DefinitionId id(OctetReader in) {
    return new DefinitionId(in.constant(KINDS), in.text());
  }

  static StoredAction action(OctetReader in) {
    return new StoredAction(
        in.constant(ACTIONS),
        pattern(in),
        in.optional(DefinitionDecoder::value),
        in.optional(ActionDecoder::expiry),
        ActionCondition.of(in.text()),
        in.text(),
        in.weight());
  }

  private static ActionValue value(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new ActionValue.Fixed(in.amount());
      case 2 -> new ActionValue.DayOf(in.amount(), in.constant(SHARES));
      default -> throw in.fault("found an unknown value: " + kind);
    };
  }

  private static PlanTiming timing(OctetReader in) {
    return new PlanTiming(in.text(), in.text(), in.weight(), schedule(in));
  }

  private static PlanSchedule schedule(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new PlanSchedule.Asap();
      case 2 -> new PlanSchedule.Calendar(TermsDecoder.plainTiming(in));
      case 3 -> new PlanSchedule.Every(in.constant(INTERVALS), in.moment());
      default -> throw in.fault("found an unknown schedule: " + kind);
    };
  }

  static ActionTrigger trigger(OctetReader in) {
    return new ActionTrigger(
        in.text(),
        in.constant(THRESHOLDS),
        in.amount(),
        in.flag(),
        Duration.ofNanos(in.count()),
        in.optional(OctetReader::moment),
        in.optional(OctetReader::moment),
        pattern(in),
        in.text(),
        in.weight());
  }

  static BalancePattern pattern(OctetReader in) {
    Optional<String> tor = in.optional(OctetReader::text);
    return new BalancePattern(
        tor.map(Interned::tor),
        in.optional(OctetReader::text),
        in.optional(OctetReader::weight),
        names(in),
        names(in),
        names(in),
        in.list(MOST, TermsDecoder::timing),
        in.optional(OctetReader::text),
        TermsDecoder.factors(in),
        in.optional(OctetReader::flag),
        in.optional(OctetReader::flag));
  }

  private static SortedSet<String> names(OctetReader in) {
    return in.sortedSet(MOST, OctetReader::text);
  }

  private static SortedMap<String, SharingRule> rules(OctetReader in) {
    SortedMap<String, SharingRule> rules = new TreeMap<>();
    int size = in.count(Definition.ENTRIES_MAX);
    for (int i = 0; i < size; i++) {
      String account = in.text();
      if (!rules.isEmpty() && rules.lastKey().compareTo(account) >= 0) {
        throw in.fault("found rules that are not in order");
      }
      rules.put(account, new SharingRule(in.constant(STRATEGIES), in.text()));
    }
    return rules;
  }
}
