package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanMembership;
import org.signalbox.ledger.TriggerState;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;
import org.signalbox.ledger.VoucherTries;

/** Octets to the rules of accounts of one chunk. Used for one chunk by one thread. */
public final class RulesDecoder {

  private final OctetReader in;
  private final Interned interned;
  private final List<ActionTrigger> read = new ArrayList<>();

  RulesDecoder(OctetReader in, Interned interned) {
    this.in = in;
    this.interned = interned;
  }

  AccountRules rules() {
    AccountId account = ActionDecoder.account(in);
    List<PlanMembership> memberships = new ArrayList<>();
    moments(in)
        .forEach((plan, joined) -> memberships.add(new PlanMembership(interned.of(plan), joined)));
    List<TriggerState> triggers = in.list(AccountRules.ENTRIES_MAX, _ -> trigger());
    int tries = in.count(Integer.MAX_VALUE);
    return new AccountRules(
        account, memberships, triggers, new VoucherTries(tries, in.momentNanos()));
  }

  static SortedMap<String, Long> moments(OctetReader in) {
    SortedMap<String, Long> moments = new TreeMap<>();
    int size = in.count(AccountRules.ENTRIES_MAX);
    for (int i = 0; i < size; i++) {
      String name = in.text();
      if (!moments.isEmpty() && moments.lastKey().compareTo(name) >= 0) {
        throw in.fault("found moments that are not in the order of their names");
      }
      moments.put(name, in.momentNanos());
    }
    return moments;
  }

  private TriggerState trigger() {
    String group = interned.of(in.text());
    int number = in.count(read.size());
    if (number > 0) {
      return rest(in, group, read.get(number - 1));
    }
    ActionTrigger trigger = DefinitionDecoder.trigger(in);
    read.add(trigger);
    return rest(in, group, trigger);
  }

  /** A trigger that stands alone. */
  public static TriggerState state(OctetReader in) {
    String group = in.text();
    return rest(in, group, DefinitionDecoder.trigger(in));
  }

  private static TriggerState rest(OctetReader in, String group, ActionTrigger trigger) {
    return new TriggerState(group, trigger, in.flag(), in.momentNanos(), in.amount());
  }

  public static PlanMark mark(OctetReader in) {
    return new PlanMark(
        markId(in), in.momentNanos(), in.momentNanos(), in.optional(ActionDecoder::account));
  }

  public static PlanMark.Id markId(OctetReader in) {
    return new PlanMark.Id(in.text(), in.text(), in.text());
  }

  public static Voucher voucher(OctetReader in) {
    return new Voucher(hash(in), in.text(), in.optional(ActionDecoder::account));
  }

  public static VoucherHash hash(OctetReader in) {
    return VoucherHash.of(in.block());
  }
}
