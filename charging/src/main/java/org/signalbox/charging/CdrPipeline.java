package org.signalbox.charging;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.charging.CdrOutcome.Run;
import org.signalbox.charging.internal.CdrDebiting;
import org.signalbox.charging.internal.CdrDebiting.Manner;
import org.signalbox.charging.internal.CdrRating;
import org.signalbox.core.TenantRules;
import org.signalbox.profiles.AttributeOutcome;
import org.signalbox.profiles.ChargerOutcome;
import org.signalbox.profiles.ChargerRun;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;

/**
 * The way of an event to its CDRs: intake, attributes, chargers, rating, store. The event sees one
 * {@link ChargingVersion} from beginning to end.
 *
 * <p>All runs of an event are stored in one step or not at all, and nothing is kept of an attempt
 * that failed: the same event may come again, after a refusal, a crash or a lost answer.
 *
 * <p>Any thread may call; storing blocks.
 */
public final class CdrPipeline {

  static final String PARTIALLY_EXECUTED = "PARTIALLY_EXECUTED";

  /** What a refund would be worth that nothing remembers: it would be given again and again. */
  private static final String UNSTORED =
      "*rerate and *refund of what accounts are debited for need *store";

  private static final String CONTEXT = "*context";
  private static final String CDR_CONTEXT = "*cdrs";

  private final ChargingPorts ports;
  private final CdrIntake intake;
  private final CdrRating rating;
  private final CdrDebiting debiting;
  private final InstantSource clock;

  public CdrPipeline(ChargingPorts ports, TenantRules rules, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
    this.intake = new CdrIntake(rules, clock);
    this.rating = new CdrRating(ports.details(), ports.listener());
    this.debiting = new CdrDebiting(ports);
  }

  /** Takes an event through the steps that its flags ask for. */
  public CdrOutcome process(Event event, CdrFlags flags) {
    CdrOutcome outcome = compute(event, flags);
    if (!(outcome instanceof CdrOutcome.Processed processed)) {
      return outcome;
    }
    List<Cdr> cdrs = processed.runs().stream().map(Run::cdr).toList();
    boolean replaces = flags.rerate() || flags.refund();
    if (!replaces && !moves(cdrs, flags)) {
      return stored(processed, cdrs, flags);
    }
    return ports
        .locks()
        .holding(cdrs.stream().map(Cdr::key).toList(), () -> processAlone(processed, cdrs, flags));
  }

  /** While nobody else moves the money of these CDRs. */
  private CdrOutcome processAlone(CdrOutcome.Processed processed, List<Cdr> cdrs, CdrFlags flags) {
    boolean replaces = flags.rerate() || flags.refund();
    List<StoredCdr> there = stored(cdrs);
    if (!there.isEmpty() && !replaces) {
      return new CdrOutcome.Exists();
    }
    List<CdrDebits> replaced = there.stream().map(StoredCdr::debits).toList();
    boolean repays = replaced.stream().anyMatch(debits -> !debits.isEmpty());
    if (moves(cdrs, flags) || repays) {
      if (replaces && !flags.store()) {
        return new CdrOutcome.Failed("SERVER_ERROR: " + UNSTORED, UNSTORED);
      }
      Manner manner = new Manner(flags.rate(), flags.store(), replaced);
      return debited(processed, debiting.charge(cdrs, manner), manner);
    }
    return stored(processed, cdrs, flags);
  }

  private static boolean moves(List<Cdr> cdrs, CdrFlags flags) {
    return flags.rate() && cdrs.stream().anyMatch(CdrDebiting::isDebiting);
  }

  private CdrOutcome stored(CdrOutcome.Processed outcome, List<Cdr> cdrs, CdrFlags flags) {
    if (!flags.store()) {
      return outcome;
    }
    if (flags.rerate() || flags.refund()) {
      ports.store().put(cdrs);
    } else if (!ports.store().add(cdrs)) {
      return new CdrOutcome.Exists();
    }
    cdrs.forEach(this::countStored);
    return outcome;
  }

  private CdrOutcome debited(
      CdrOutcome.Processed asked, CdrDebiting.Outcome outcome, Manner manner) {
    return switch (outcome) {
      case CdrDebiting.Charged charged -> told(asked, charged.cdrs());
      case CdrDebiting.Refused refused ->
          new CdrOutcome.Failed("SERVER_ERROR: " + refused.reason(), refused.reason());
      case CdrDebiting.Repeated _ -> manner.replaced().isEmpty() ? new CdrOutcome.Exists() : asked;
      case CdrDebiting.Uncharged uncharged -> {
        CdrOutcome.Processed without = with(asked, uncharged.cdrs());
        yield stored(
            without,
            uncharged.cdrs(),
            new CdrFlags(
                false, false, false, manner.stores(), !manner.replaced().isEmpty(), false));
      }
    };
  }

  private CdrOutcome told(CdrOutcome.Processed asked, List<Cdr> cdrs) {
    cdrs.forEach(this::countStored);
    return cdrs.isEmpty() ? asked : with(asked, cdrs);
  }

  /** The runs with the CDRs that the ledger made of them. */
  private static CdrOutcome.Processed with(CdrOutcome.Processed asked, List<Cdr> cdrs) {
    List<Run> runs = new ArrayList<>(asked.runs().size());
    for (Run run : asked.runs()) {
      Cdr made =
          cdrs.stream()
              .filter(cdr -> cdr.key().equals(run.cdr().key()))
              .findFirst()
              .orElse(run.cdr());
      runs.add(new Run(run.event(), made));
    }
    return new CdrOutcome.Processed(runs);
  }

  /** Those of the CDRs that are stored already. */
  private List<StoredCdr> stored(List<Cdr> cdrs) {
    List<StoredCdr> there = new ArrayList<>();
    for (Cdr cdr : cdrs) {
      ports
          .store()
          .read(
              CdrQuery.where(
                  new CdrCondition.OneOf(CdrField.TENANT, List.of(cdr.key().tenant()), false),
                  new CdrCondition.OneOf(CdrField.CGRID, List.of(cdr.key().cgrId()), false),
                  new CdrCondition.OneOf(CdrField.RUN_ID, List.of(cdr.key().runId()), false)),
              there::add);
    }
    return there;
  }

  /** The runs with their prices; those that are to be debited have none yet. */
  CdrOutcome compute(Event event, CdrFlags flags) {
    ChargingVersion version = ports.versions().current();
    Event admitted = intake.admit(event);
    MatchTerms terms = new MatchTerms(clock.instant(), intake.zoneOf(admitted), version.lookup());
    if (flags.attributes()) {
      switch (version.profiles().alter(inContext(admitted), terms)) {
        case AttributeOutcome.Altered altered -> admitted = altered.event();
        case AttributeOutcome.NotFound _ -> {
          // No attributes for this event: it stays as it came.
        }
        case AttributeOutcome.Failed failed -> {
          return partial(failed.errorText());
        }
      }
    }
    if (!flags.chargers()) {
      return runs(version, List.of(admitted), flags);
    }
    return switch (version.profiles().charge(admitted, terms)) {
      case ChargerOutcome.Runs runs ->
          runs(version, runs.runs().stream().map(ChargerRun::event).toList(), flags);
      case ChargerOutcome.NotFound _ -> partial("no charger matches the event");
      case ChargerOutcome.Failed failed -> partial(failed.errorText());
    };
  }

  private CdrOutcome runs(ChargingVersion version, List<Event> events, CdrFlags flags) {
    List<Run> runs = new ArrayList<>(events.size());
    for (Event event : events) {
      Cdr cdr;
      try {
        cdr = intake.cdrOf(event);
      } catch (IllegalArgumentException e) {
        return partial(String.valueOf(e.getMessage()));
      }
      runs.add(new Run(event, priced(version, cdr, flags)));
    }
    return repeatedRun(runs)
        .map(runId -> {
          String reason = "more than one charger makes the run " + runId;
          return (CdrOutcome) new CdrOutcome.Failed("SERVER_ERROR: " + reason, reason);
        })
        .orElseGet(() -> new CdrOutcome.Processed(runs));
  }

  private Cdr priced(ChargingVersion version, Cdr cdr, CdrFlags flags) {
    boolean isPricedHere = flags.rate() && !CdrDebiting.isDebiting(cdr);
    return isPricedHere ? rating.rate(version.tariff(), cdr) : cdr;
  }

  /** A run id that two runs share: one of the two bills would be lost or overwritten. */
  private static Optional<String> repeatedRun(List<Run> runs) {
    Set<CdrKey> seen = new HashSet<>();
    return runs.stream()
        .map(run -> run.cdr().key())
        .filter(key -> !seen.add(key))
        .map(CdrKey::runId)
        .findFirst();
  }

  void countStored(Cdr cdr) {
    ports.listener().stored(cdr.key().runId(), cdr.cost() instanceof CdrCost.Rated);
  }

  private static Event inContext(Event event) {
    return event.optionText(CONTEXT).isEmpty()
        ? event.withOption(CONTEXT, FieldValue.text(CDR_CONTEXT))
        : event;
  }

  private static CdrOutcome partial(String reason) {
    return new CdrOutcome.Failed(PARTIALLY_EXECUTED, reason);
  }
}
