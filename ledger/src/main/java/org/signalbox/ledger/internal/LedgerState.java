package org.signalbox.ledger.internal;

import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;

/**
 * Everything a shard knows. Changed only by {@link Work#apply} and by the few commands that concern
 * the shard as a whole. Used by the shard's thread.
 */
public final class LedgerState {

  final Interned interned = new Interned();
  final Deadlines<AccountId> accountDeadlines = new Deadlines<>();

  /** In terms of {@link #base}. */
  final Deadlines<String> sessionDeadlines = new Deadlines<>();

  private final SharedGroups groups = new SharedGroups();

  private final SegmentTable<AccountId, Account> accounts;
  private final SegmentTable<String, Session> sessions;
  private final RememberedReplies replies;
  private final LedgerTotals totals;

  private long clock;
  private int engine;
  private String tariffHash;

  /** By how much all deadlines that were ever set were extended since. */
  private long extension;

  public LedgerState() {
    accounts = new SegmentTable<>();
    sessions = new SegmentTable<>();
    replies = new RememberedReplies();
    totals = new LedgerTotals();
    engine = 1;
    tariffHash = "";
  }

  public LedgerState(LedgerImage image) {
    ImageHead head = image.head();
    accounts = SegmentTable.of(image.accounts());
    sessions = SegmentTable.of(image.sessions());
    replies = new RememberedReplies(image.replies(), head.replySequence());
    totals = new LedgerTotals(head.totals());
    clock = head.clock();
    engine = head.engine();
    tariffHash = head.tariffHash();
    extension = head.extension();
    // What is made of them has an order of its own.
    image
        .accounts()
        .each(account -> {
          accountDeadlines.add(earliestExpiry(account), account.id());
          groups.change(null, account);
        });
    image.sessions().each(session -> sessionDeadlines.add(session.deadlineBase(), session.id()));
  }

  /** The state as it is now, for any thread. */
  public LedgerImage image() {
    ImageHead head =
        new ImageHead(clock, engine, tariffHash, extension, replies.sequence(), totals.byKind());
    return new LedgerImage(head, accounts.freeze(), sessions.freeze(), replies.freeze());
  }

  public @Nullable Account account(AccountId id) {
    return accounts.get(id);
  }

  public int accountCount() {
    return accounts.size();
  }

  void put(Account account) {
    Account before = accounts.get(account.id());
    long expiry = earliestExpiry(account);
    if (before == null || expiry != earliestExpiry(before)) {
      accountDeadlines.add(expiry, account.id());
    }
    groups.change(before, account);
    accounts.put(account);
  }

  void remove(AccountId id) {
    groups.change(accounts.get(id), null);
    accounts.remove(id);
  }

  SharedGroups groups() {
    return groups;
  }

  /** The open session of that name; null for none. */
  public @Nullable Session session(String id) {
    return sessions.get(id);
  }

  public int sessionCount() {
    return sessions.size();
  }

  void put(Session session) {
    Session before = sessions.get(session.id());
    // A deadline put off is found when the old one comes; one drawn nearer must be added.
    if (before == null || session.deadlineBase() < before.deadlineBase()) {
      sessionDeadlines.add(session.deadlineBase(), session.id());
    }
    sessions.put(session);
  }

  void removeSession(String id) {
    sessions.remove(id);
  }

  /** When the first of its balances ends. */
  static long earliestExpiry(Account account) {
    long earliest = LedgerTime.NEVER;
    for (int i = 0; i < account.balances().size(); i++) {
      Balance balance = account.balances().get(i);
      earliest = Math.min(earliest, balance.expiryNanos());
    }
    return earliest;
  }

  public RememberedReplies replies() {
    return replies;
  }

  public LedgerTotals totals() {
    return totals;
  }

  public long clock() {
    return clock;
  }

  /** Moments never go back. */
  public void advanceClock(long at) {
    Invariant.check(at >= clock, "a command is not before the one before it");
    clock = at;
  }

  public int engine() {
    return engine;
  }

  public void activateEngine(int version) {
    engine = version;
  }

  /** The hash of the tariff in force; empty before the first. */
  public String tariffHash() {
    return tariffHash;
  }

  public void activateTariff(String hash) {
    tariffHash = hash;
  }

  public void extendDeadlines(long by) {
    extension = LedgerTime.plus(extension, by);
  }

  /** Remembers an answer until then. */
  public void remember(RequestKey key, LedgerReply reply, long until) {
    replies.add(key, reply, base(until));
  }

  /** A deadline as it is kept: without the extensions made before it was set. */
  long base(long deadline) {
    return deadline - extension;
  }
}
