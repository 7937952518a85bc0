package org.signalbox.charging.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrDebits;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.CdrsBehind;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerRecord.SessionClosed;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;

/**
 * Has the ledger charge the CDRs of an event: all runs in one command, wholly or not at all, and
 * once, however often the event comes.
 *
 * <p>The CDRs travel along as notes and reach SQL with what the command came to. Runs that move no
 * money ride along where another does, so that the runs of an event are never torn apart. Any
 * thread; blocks.
 */
public final class CdrDebiting {

  private static final Set<String> DEBITING =
      Set.of(
          "*prepaid",
          "*postpaid",
          "*pseudoprepaid",
          "*dynaprepaid",
          "prepaid",
          "postpaid",
          "pseudoprepaid",
          "dynaprepaid");

  private static final String MAKES_ACCOUNT = "dynaprepaid";
  private static final String NOBODY = "*none";

  /** Why a CDR without a time is not charged: its account could not be, so it has no price. */
  private static final String NO_TIME = "SERVER_ERROR: no time from 1970 to 2261";

  /** Without meaning for events, which are over at once. */
  private static final Duration SUPERVISION = Duration.ofMinutes(1);

  private final ChargingPorts ports;

  public CdrDebiting(ChargingPorts ports) {
    this.ports = ports;
  }

  /** What became of an event that the ledger was asked to charge. */
  public sealed interface Outcome {}

  /** Charged; the CDRs as they will be stored. */
  public record Charged(List<Cdr> cdrs) implements Outcome {}

  /** It was charged before. */
  public record Repeated() implements Outcome {}

  /** None of the accounts is there, so nothing is in the ledger: CDRs without a price. */
  public record Uncharged(List<Cdr> cdrs) implements Outcome {}

  /** Nothing was given back, and nothing charged: what is stored must stay as it is. */
  public record Refused(String reason) implements Outcome {}

  /**
   * How an event is charged.
   *
   * @param debits whether accounts are debited; otherwise only what was debited before is repaid
   * @param stores whether the CDRs are kept
   * @param replaced what was taken for the CDRs that these take the place of, which is repaid;
   *     empty where there are none
   */
  public record Manner(boolean debits, boolean stores, List<CdrDebits> replaced) {
    public Manner {
      replaced = List.copyOf(replaced);
    }

    /** A CDR tells of usage that happened; rating it anew can wait for room. */
    Admission admission() {
      return replaced.isEmpty() ? Admission.UNDER_WAY : Admission.NEW_WORK;
    }
  }

  /**
   * A CDR that the ledger is asked about.
   *
   * @param isDebited whether its account is charged; otherwise it rides along as it is
   */
  private record Run(Cdr cdr, boolean isDebited) {}

  /** Whether a CDR is charged to an account rather than only priced. */
  public static boolean isDebiting(Cdr cdr) {
    return DEBITING.contains(cdr.requestType());
  }

  /** The ledger knows no time outside these years; no time at all is the year 1. */
  private static boolean hasLedgerTime(ZonedDateTime start) {
    return start.getYear() >= 1970 && start.getYear() <= 2261;
  }

  /** Charges CDRs; those that are not debiting have their price already. */
  public Outcome charge(List<Cdr> cdrs, Manner manner) {
    try {
      return chargeValid(cdrs, manner);
    } catch (IllegalArgumentException e) {
      // A name that no account has, or more than the ledger carries: found before it is asked.
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private Outcome chargeValid(List<Cdr> cdrs, Manner manner) {
    List<Run> runs =
        manner.debits() ? admitted(cdrs) : cdrs.stream().map(cdr -> new Run(cdr, false)).toList();
    List<Repayment> repayments =
        manner.replaced().stream().flatMap(debits -> debits.repayments().stream()).toList();
    if (repayments.isEmpty() && runs.stream().noneMatch(Run::isDebited)) {
      return new Uncharged(runs.stream().map(Run::cdr).toList());
    }
    List<PartRequest> parts = runs.stream().map(run -> part(run, manner)).toList();
    RequestKey key = new RequestKey(session(cdrs, manner), 0);
    LedgerPort.Receipt receipt =
        ports
            .ledger()
            .ask(
                at -> new Charge(at, key, SessionPhase.EVENT, SUPERVISION, parts, repayments),
                manner.admission());
    return switch (receipt.reply()) {
      case LedgerReply.Charged _ -> charged(receipt, manner);
      case LedgerReply.Refused refused when !repayments.isEmpty() ->
          new Refused(refused.reason().name());
      case LedgerReply.Refused refused ->
          new Uncharged(
              runs.stream()
                  .map(run ->
                      run.isDebited() ? unpriced(run.cdr(), refused.reason().name()) : run.cdr())
                  .toList());
      case LedgerReply.Done _, LedgerReply.Ticked _, LedgerReply.PlanRan _ ->
          throw new IllegalStateException("an event is charged or refused: " + receipt.reply());
    };
  }

  private Outcome charged(LedgerPort.Receipt receipt, Manner manner) {
    List<SessionClosed> closed =
        receipt.records().stream()
            .filter(SessionClosed.class::isInstance)
            .map(SessionClosed.class::cast)
            .toList();
    if (closed.isEmpty() && manner.replaced().isEmpty()) {
      return new Repeated();
    }
    if (closed.isEmpty()) {
      // What is stored was replaced before, and what took its place is still on its way.
      throw new CdrsBehind();
    }
    return new Charged(
        closed.stream()
            .flatMap(each -> ports.debited().of(each, receipt.position()).stream())
            .map(CdrNote::cdr)
            .toList());
  }

  /** Without those whose account may not be charged: they are kept, without a price. */
  private List<Run> admitted(List<Cdr> cdrs) {
    List<AccountId> ids =
        cdrs.stream().filter(CdrDebiting::isDebiting).map(CdrDebiting::account).distinct().toList();
    Map<AccountId, Account> known = ports.ledger().read(view -> accounts(view, ids));
    List<Run> admitted = new ArrayList<>(cdrs.size());
    for (Cdr cdr : cdrs) {
      admitted.add(isDebiting(cdr) ? admitted(cdr, known.get(account(cdr))) : new Run(cdr, false));
    }
    return admitted;
  }

  private static Map<AccountId, Account> accounts(LedgerView view, List<AccountId> ids) {
    Map<AccountId, Account> accounts = new HashMap<>();
    ids.forEach(id -> view.account(id).ifPresent(account -> accounts.put(id, account)));
    return accounts;
  }

  private Run admitted(Cdr cdr, @Nullable Account account) {
    if (!hasLedgerTime(cdr.times().start())) {
      return new Run(unpriced(cdr, NO_TIME), false);
    }
    if (account != null) {
      return account.terms().isDisabled()
          ? new Run(unpriced(cdr, "ACCOUNT_DISABLED"), false)
          : new Run(cdr, true);
    }
    boolean isMade = cdr.requestType().endsWith(MAKES_ACCOUNT) && makesAccount(account(cdr));
    return isMade ? new Run(cdr, true) : new Run(unpriced(cdr, "ACCOUNT_NOT_FOUND"), false);
  }

  /** Opens an account by the plans that the operator has for new ones. */
  private boolean makesAccount(AccountId id) {
    List<AccountAction> actions = new ArrayList<>();
    actions.add(new AccountAction.Open());
    ports.dynaprepaidPlans().forEach(plan -> actions.add(new AccountAction.JoinPlan(plan)));
    return ports
            .ledger()
            .ask(at -> new ChangeAccount(at, Optional.empty(), id, actions), Admission.NEW_WORK)
            .reply()
        instanceof LedgerReply.Done;
  }

  private static Cdr unpriced(Cdr cdr, String reason) {
    return cdr.priced("", CdrCost.unrated(), reason);
  }

  private PartRequest part(Run run, Manner manner) {
    Cdr cdr = run.cdr();
    PartTerms terms =
        new PartTerms(
            account(cdr),
            cdr.tor(),
            run.isDebited() ? new Pricing.ByTariff(cdr.parties().subject()) : Pricing.Fixed.free(),
            cdr.parties().category(),
            cdr.parties().destination(),
            hasLedgerTime(cdr.times().start())
                ? cdr.times().start()
                : Instant.EPOCH.atZone(ZoneOffset.UTC));
    // What a client says of the cost is not what the account will have paid.
    Cdr noted = run.isDebited() ? cdr.priced(cdr.costSource(), CdrCost.unrated(), "") : cdr;
    CdrNote note = new CdrNote(noted, run.isDebited(), !manner.replaced().isEmpty());
    return new PartRequest(
        new PartKey(cdr.key().tenant() + ":" + cdr.key().cgrId(), cdr.key().runId()),
        Optional.of(terms),
        PartStep.Report.ending(run.isDebited() ? cdr.usage() : 0),
        manner.stores() ? CdrText.encode(note) : "");
  }

  private static AccountId account(Cdr cdr) {
    String account = cdr.parties().account();
    return new AccountId(cdr.key().tenant(), account.isEmpty() ? NOBODY : account);
  }

  /** By it a repeat of the event is known, or another replacement of the same. */
  private String session(List<Cdr> cdrs, Manner manner) {
    String keys =
        cdrs.stream()
            .map(Cdr::key)
            .map(key -> key.tenant() + ":" + key.cgrId() + ":" + key.runId())
            .collect(Collectors.joining(","));
    if (!manner.replaced().isEmpty()) {
      // The positions name what is replaced: once that is done they are others. Nothing else is in
      // it where something is given back: whatever is asked of a CDR gives back the same debit.
      String replaced =
          manner.replaced().stream()
              .map(debits -> Long.toString(debits.position()))
              .collect(Collectors.joining(","));
      boolean repays = manner.replaced().stream().anyMatch(debits -> !debits.isEmpty());
      String how = repays ? "" : ":" + ports.ledger().read(LedgerView::tariffHash);
      return "recdr:" + sha256(keys + ":" + replaced + how);
    }
    boolean isLong = keys.length() > RequestKey.SESSION_CHARACTERS_MAX - 10;
    return "cdr:" + (isLong ? sha256(keys) : keys);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
