package org.signalbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/**
 * What the shard is asked to do, and what is logged.
 *
 * <p>Every command has the moment at which the runtime took it in. Moments never go back from one
 * command to the next; the shard knows no other clock.
 */
public sealed interface LedgerCommand {

  /** When the runtime took it in. */
  Instant at();

  /** By what a client's repeat is recognised; empty for what the runtime itself asks. */
  Optional<RequestKey> key();

  /**
   * Does things to one account, all or none.
   *
   * @param actions 1 to {@value #ACTIONS_MAX}
   */
  record ChangeAccount(
      Instant at, Optional<RequestKey> key, AccountId account, List<AccountAction> actions)
      implements LedgerCommand {

    /** Actions of one command. */
    public static final int ACTIONS_MAX = 1_000;

    public ChangeAccount {
      LedgerTime.nanos(at);
      actions = List.copyOf(actions);
      if (actions.isEmpty() || actions.size() > ACTIONS_MAX) {
        throw new IllegalArgumentException("no action, or more than " + ACTIONS_MAX);
      }
    }
  }

  /**
   * Charges usage: reports, reservations and debits of the parts of one session, or of one event.
   *
   * <p>Every part has an outcome of its own, but what the command moves it moves as a whole. A part
   * that has seen the request's number before gets its first outcome again.
   *
   * @param sentKey the session and the number of the request in it
   * @param phase where in the session it stands
   * @param supervision after how much time without another request the session is given up and what
   *     it holds released; one nanosecond to 30 days. Without meaning for an event
   * @param parts at most {@value #PARTS_MAX}, each key once
   * @param repayments what is given back first, for events charged before; at most {@value
   *     #REPAYMENTS_MAX}, and only of an event
   * @param isPooled whether what one part held and did not use pays for what another used beyond
   *     its own: all reports are met from what is held, then all usage is paid, and only then
   *     anything is reserved. Otherwise one part is done after the other
   */
  record Charge(
      Instant at,
      RequestKey sentKey,
      SessionPhase phase,
      Duration supervision,
      List<PartRequest> parts,
      List<Repayment> repayments,
      boolean isPooled)
      implements LedgerCommand {

    /** Repayments of one command. */
    public static final int REPAYMENTS_MAX = 10_000;

    /** Parts of one command. */
    public static final int PARTS_MAX = 500;

    private static final Duration SUPERVISION_MAX = Duration.ofDays(30);

    public Charge {
      LedgerTime.nanos(at);
      parts = List.copyOf(parts);
      repayments = List.copyOf(repayments);
      boolean mayRepay = phase == SessionPhase.EVENT && repayments.size() <= REPAYMENTS_MAX;
      if (!repayments.isEmpty() && !mayRepay) {
        throw new IllegalArgumentException("repayments of a session, or too many");
      }
      if (isPooled && phase == SessionPhase.EVENT) {
        throw new IllegalArgumentException("an event holds nothing that could be pooled");
      }
      if (parts.size() > PARTS_MAX || hasPartTwice(parts)) {
        throw new IllegalArgumentException("a part twice, or more than " + PARTS_MAX);
      }
      if (!supervision.isPositive() || supervision.compareTo(SUPERVISION_MAX) > 0) {
        throw new IllegalArgumentException("supervision is not within one nanosecond to 30 days");
      }
    }

    /** Without repayments. */
    public Charge(
        Instant at,
        RequestKey sentKey,
        SessionPhase phase,
        Duration supervision,
        List<PartRequest> parts) {
      this(at, sentKey, phase, supervision, parts, List.of(), false);
    }

    /** One part after the other. */
    public Charge(
        Instant at,
        RequestKey sentKey,
        SessionPhase phase,
        Duration supervision,
        List<PartRequest> parts,
        List<Repayment> repayments) {
      this(at, sentKey, phase, supervision, parts, repayments, false);
    }

    private static boolean hasPartTwice(List<PartRequest> parts) {
      for (int i = 0; i < parts.size(); i++) {
        for (int k = i + 1; k < parts.size(); k++) {
          if (parts.get(i).key().equals(parts.get(k).key())) {
            return true;
          }
        }
      }
      return false;
    }

    @Override
    public Optional<RequestKey> key() {
      return Optional.of(sentKey);
    }
  }

  /**
   * Lets time pass: ends what has come to its end.
   *
   * @param most things ended at once, 1 to {@value #MOST_MAX}; the reply says whether there are
   *     more
   */
  record Tick(Instant at, int most) implements LedgerCommand {

    /** Bound of {@code most}. */
    public static final int MOST_MAX = 100_000;

    public Tick {
      LedgerTime.nanos(at);
      if (most < 1 || most > MOST_MAX) {
        throw new IllegalArgumentException("most is not within 1 to " + MOST_MAX);
      }
    }

    @Override
    public Optional<RequestKey> key() {
      return Optional.empty();
    }
  }

  /**
   * After an outage: gives every session and every remembered reply so much more time. Balances end
   * by the calendar all the same.
   *
   * @param by not negative, at most ten years
   */
  record ExtendDeadlines(Instant at, Duration by) implements LedgerCommand {

    private static final Duration MOST = Duration.ofDays(3_650);

    public ExtendDeadlines {
      LedgerTime.nanos(at);
      if (by.isNegative() || by.compareTo(MOST) > 0) {
        throw new IllegalArgumentException("an extension below zero or above ten years");
      }
    }

    @Override
    public Optional<RequestKey> key() {
      return Optional.empty();
    }
  }

  /**
   * Prices what begins from now on by another tariff; what has begun goes on under its own.
   *
   * @param hash as {@link org.signalbox.rating.Tariff#version()} says it; must be known to the
   *     {@link TariffPort} before the command is logged
   */
  record ActivateTariff(Instant at, Optional<RequestKey> key, String hash)
      implements LedgerCommand {
    public ActivateTariff {
      LedgerTime.nanos(at);
      Texts.requireName("hash", hash);
    }
  }

  /**
   * From here on the rules of an engine version hold.
   *
   * @param version 1 to {@link LedgerShard#ENGINE}, not below the one in force
   */
  record ActivateEngine(Instant at, int version) implements LedgerCommand {
    public ActivateEngine {
      LedgerTime.nanos(at);
      if (version < 1 || version > 1_000_000) {
        throw new IllegalArgumentException("no engine version: " + version);
      }
    }

    @Override
    public Optional<RequestKey> key() {
      return Optional.empty();
    }
  }

  /**
   * Defines and removes action sets, plans, triggers, groups and voucher batches, all or none. What
   * accounts were given of them before stays as it was given. A batch goes with its vouchers; where
   * a plan has many members, or there are many vouchers, what is kept of them goes with the ticks.
   *
   * @param definitions each takes the place of the one of its kind and name
   * @param removed those that are not there are passed over
   */
  record Define(
      Instant at,
      Optional<RequestKey> key,
      List<Definition> definitions,
      List<DefinitionId> removed)
      implements LedgerCommand {

    /** Definitions of one command, set and removed. */
    public static final int DEFINITIONS_MAX = 10_000;

    public Define {
      LedgerTime.nanos(at);
      definitions = List.copyOf(definitions);
      removed = List.copyOf(removed);
      if (definitions.size() + removed.size() > DEFINITIONS_MAX) {
        throw new IllegalArgumentException("more than " + DEFINITIONS_MAX + " definitions");
      }
      if (definitions.stream().anyMatch(Define::isOwn)) {
        throw new IllegalArgumentException("a removal is of the ledger's own making");
      }
    }

    private static boolean isOwn(Definition definition) {
      return definition instanceof Definition.PlanRemoval
          || definition instanceof Definition.BatchRemoval;
    }
  }

  /**
   * Runs what has come due of a plan on the accounts of a tenant, in the order of their names. What
   * ran before for this moment or a later one does not run again, so a repeat is harmless; a moment
   * that is half done goes on where it stopped, and is done before a later one begins.
   *
   * @param mark which timing, and whose accounts
   * @param due the moment that came due; accounts that joined after it are passed over
   * @param most accounts at once, 1 to {@value #MOST_MAX}; the reply says whether there are more
   */
  record RunPlan(Instant at, PlanMark.Id mark, Instant due, int most) implements LedgerCommand {

    /** Bound of {@code most}. */
    public static final int MOST_MAX = 10_000;

    public RunPlan {
      LedgerTime.nanos(at);
      LedgerTime.nanos(due);
      if (most < 1 || most > MOST_MAX) {
        throw new IllegalArgumentException("most is not within 1 to " + MOST_MAX);
      }
    }

    @Override
    public Optional<RequestKey> key() {
      return Optional.empty();
    }
  }

  /**
   * Adds vouchers to a batch. Those that are there already stay as they are.
   *
   * @param batch a batch that is defined
   * @param hashes 1 to {@value #VOUCHERS_MAX}
   */
  record AddVouchers(Instant at, Optional<RequestKey> key, String batch, List<VoucherHash> hashes)
      implements LedgerCommand {

    /** Vouchers of one command. */
    public static final int VOUCHERS_MAX = 10_000;

    public AddVouchers {
      LedgerTime.nanos(at);
      Texts.requireName("voucher batch", batch);
      hashes = List.copyOf(hashes);
      if (hashes.isEmpty() || hashes.size() > VOUCHERS_MAX) {
        throw new IllegalArgumentException("no voucher, or more than " + VOUCHERS_MAX);
      }
    }
  }

  /**
   * Redeems a voucher once: runs the set of its batch on the account. A wrong one is counted, and
   * after some the account may try none for a while.
   */
  record RedeemVoucher(Instant at, Optional<RequestKey> key, AccountId account, VoucherHash voucher)
      implements LedgerCommand {

    public RedeemVoucher {
      LedgerTime.nanos(at);
    }
  }
}
