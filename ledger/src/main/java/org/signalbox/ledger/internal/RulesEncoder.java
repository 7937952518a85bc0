package org.signalbox.ledger.internal;

import java.util.HashMap;
import java.util.Map;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.TriggerState;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;

/**
 * The rules of accounts of one chunk to octets, and what plans and vouchers are at. A trigger is
 * written where it first occurs in the chunk and named by its number after that. Used for one chunk
 * by one thread.
 */
public final class RulesEncoder {

  private final OctetWriter out;
  private final Map<ActionTrigger, Integer> written = new HashMap<>();

  RulesEncoder(OctetWriter out) {
    this.out = out;
  }

  void rules(AccountRules rules) {
    ActionEncoder.account(out, rules.account());
    out.list(
        rules.memberships(),
        (writer, membership) -> writer.text(membership.plan()).moment(membership.joinedNanos()));
    out.count(rules.triggers().size());
    rules.triggers().forEach(this::trigger);
    out.count(rules.voucherTries().count()).moment(rules.voucherTries().sinceNanos());
  }

  static void moment(OctetWriter out, Map.Entry<String, Long> entry) {
    out.text(entry.getKey()).moment(entry.getValue());
  }

  private void trigger(TriggerState state) {
    out.text(state.group());
    Integer number = written.putIfAbsent(state.trigger(), written.size() + 1);
    out.count(number == null ? 0 : number);
    if (number == null) {
      DefinitionEncoder.trigger(out, state.trigger());
    }
    rest(out, state);
  }

  /** A trigger that stands alone. */
  public static void state(OctetWriter out, TriggerState state) {
    out.text(state.group());
    DefinitionEncoder.trigger(out, state.trigger());
    rest(out, state);
  }

  private static void rest(OctetWriter out, TriggerState state) {
    out.flag(state.isExecuted()).moment(state.lastExecutedNanos()).amount(state.counted());
  }

  public static void mark(OctetWriter out, PlanMark mark) {
    markId(out, mark.id());
    out.moment(mark.doneNanos())
        .moment(mark.runningNanos())
        .optional(mark.cursor(), ActionEncoder::account);
  }

  public static void markId(OctetWriter out, PlanMark.Id id) {
    out.text(id.plan()).text(id.timing()).text(id.tenant());
  }

  public static void voucher(OctetWriter out, Voucher voucher) {
    hash(out, voucher.hash());
    out.text(voucher.batch()).optional(voucher.redeemedBy(), ActionEncoder::account);
  }

  public static void hash(OctetWriter out, VoucherHash hash) {
    out.block(hash.octets());
  }
}
