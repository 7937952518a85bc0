package org.signalbox.ledger.internal;

import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LocalClock;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.SharingRule;
import org.signalbox.ledger.StoredAction;

/** Definitions to octets. A kind's number is never given to another kind. */
public final class DefinitionEncoder {

  private DefinitionEncoder() {}

  public static void definition(OctetWriter out, Definition definition) {
    id(out, definition.key());
    switch (definition) {
      case Definition.ActionSet set -> out.list(set.actions(), DefinitionEncoder::action);
      case Definition.ActionPlan plan ->
          out.list(plan.timings(), DefinitionEncoder::timing)
              .list(plan.sinceNanos().entrySet(), RulesEncoder::moment);
      case Definition.TriggerGroup group -> out.list(group.triggers(), DefinitionEncoder::trigger);
      case Definition.SharedGroup group ->
          out.list(
              group.rules().entrySet(),
              (writer, entry) -> rule(writer.text(entry.getKey()), entry.getValue()));
      case Definition.VoucherBatch batch ->
          out.text(batch.actionSet()).optional(batch.validUntil(), OctetWriter::moment);
      case Definition.TenantClock tenant -> clock(out, tenant.clock());
      case Definition.PlanRemoval removal -> out.moment(removal.atNanos());
      case Definition.BatchRemoval _ -> {
        // Its name says all.
      }
    }
  }

  private static void clock(OctetWriter out, LocalClock clock) {
    out.number(clock.offset().getTotalSeconds())
        .list(
            clock.shifts().entrySet(),
            (writer, shift) -> writer.number(shift.getKey()).number(shift.getValue()));
  }

  public static void id(OctetWriter out, DefinitionId id) {
    out.constant(id.kind()).text(id.id());
  }

  static void action(OctetWriter out, StoredAction action) {
    out.constant(action.type());
    pattern(out, action.balance());
    out.optional(action.value(), DefinitionEncoder::value)
        .optional(action.expiry(), ActionEncoder::expiry)
        .text(action.condition().text())
        .text(action.extraParameters())
        .weight(action.weight());
  }

  private static void value(OctetWriter out, ActionValue value) {
    switch (value) {
      case ActionValue.Fixed fixed -> out.octet(1).amount(fixed.units());
      case ActionValue.DayOf share -> out.octet(2).amount(share.units()).constant(share.interval());
    }
  }

  private static void timing(OctetWriter out, PlanTiming timing) {
    out.text(timing.id()).text(timing.actionSet()).weight(timing.weight());
    switch (timing.schedule()) {
      case PlanSchedule.Asap _ -> out.octet(1);
      case PlanSchedule.Calendar calendar -> TermsEncoder.timing(out.octet(2), calendar.timing());
      case PlanSchedule.Every every ->
          out.octet(3).constant(every.interval()).moment(every.since());
    }
  }

  static void trigger(OctetWriter out, ActionTrigger trigger) {
    out.text(trigger.id())
        .constant(trigger.type())
        .amount(trigger.threshold())
        .flag(trigger.isRecurrent())
        .count(trigger.minSleep().toNanos())
        .optional(trigger.activation(), OctetWriter::moment)
        .optional(trigger.expiry(), OctetWriter::moment);
    pattern(out, trigger.balance());
    out.text(trigger.actionSet()).weight(trigger.weight());
  }

  static void pattern(OctetWriter out, BalancePattern pattern) {
    out.optional(pattern.tor(), (writer, tor) -> writer.text(tor.text()))
        .optional(pattern.id(), OctetWriter::text)
        .optional(pattern.weight(), OctetWriter::weight)
        .list(pattern.destinations(), OctetWriter::text)
        .list(pattern.categories(), OctetWriter::text)
        .list(pattern.sharedGroups(), OctetWriter::text)
        .list(pattern.timings(), TermsEncoder::timing)
        .optional(pattern.ratingSubject(), OctetWriter::text)
        .list(pattern.factors().entrySet(), TermsEncoder::factor)
        .optional(pattern.isBlocker(), OctetWriter::flag)
        .optional(pattern.isDisabled(), OctetWriter::flag);
  }

  private static void rule(OctetWriter out, SharingRule rule) {
    out.constant(rule.strategy()).text(rule.ratingSubject());
  }
}
