package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LocalClock;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;

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
  private final SegmentTable<DefinitionId, Definition> definitions;
  private final SegmentTable<AccountId, AccountRules> rules;
  private final SegmentTable<PlanMark.Id, PlanMark> marks;
  private final SegmentTable<VoucherHash, Voucher> vouchers;

  /** The plans among the definitions. */
  private final SortedMap<String, Definition.ActionPlan> plans = new TreeMap<>();

  private final PlanMembers members = new PlanMembers();
  private final Removals removals = new Removals();

  /** Below this segment no voucher of a batch that was removed is left. */
  private int cleared;

  private final LedgerTotals totals;

  private long clock;
  private int engine;
  private String tariffHash;

  /** Above every serial of accounts that were removed, so that none is ever given twice. */
  private int firstSerial;

  /** By how much all deadlines that were ever set were extended since. */
  private long extension;

  public LedgerState() {
    accounts = new SegmentTable<>();
    sessions = new SegmentTable<>();
    replies = new RememberedReplies();
    definitions = new SegmentTable<>();
    rules = new SegmentTable<>();
    marks = new SegmentTable<>();
    vouchers = new SegmentTable<>();
    totals = new LedgerTotals();
    engine = 1;
    firstSerial = 1;
    tariffHash = "";
  }

  public LedgerState(ImageContent image) {
    ImageHead head = image.head();
    accounts = SegmentTable.of(image.accounts());
    sessions = SegmentTable.of(image.sessions());
    replies = new RememberedReplies(image.replies(), head.replySequence());
    definitions = SegmentTable.of(image.definitions());
    rules = SegmentTable.of(image.rules());
    marks = SegmentTable.of(image.marks());
    vouchers = SegmentTable.of(image.vouchers());
    totals = new LedgerTotals(head.totals());
    clock = head.clock();
    engine = head.engine();
    tariffHash = head.tariffHash();
    extension = head.extension();
    firstSerial = head.firstSerial();
    // What is made of them has an order of its own.
    image
        .accounts()
        .each(account -> {
          long expiry = earliestExpiry(account);
          if (expiry != LedgerTime.NEVER) {
            accountDeadlines.set(account.id(), expiry);
          }
          groups.change(null, account);
        });
    image.sessions().each(session -> sessionDeadlines.set(session.id(), session.deadlineBase()));
    image
        .definitions()
        .each(definition -> {
          removals.put(definition);
          if (definition instanceof Definition.ActionPlan plan) {
            plans.put(plan.id(), plan);
          }
        });
    image.rules().each(of -> members.restore(of, removals));
  }

  /** The state as it is now, for any thread. */
  public ImageContent image() {
    ImageHead head =
        new ImageHead(
            clock, engine, tariffHash, extension, replies.sequence(), firstSerial, totals.byKind());
    return new ImageContent(
        head,
        accounts.freeze(),
        sessions.freeze(),
        replies.freeze(),
        definitions.freeze(),
        rules.freeze(),
        marks.freeze(),
        vouchers.freeze());
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
      accountDeadlines.set(account.id(), expiry);
    }
    groups.change(before, account);
    accounts.put(account);
  }

  void remove(AccountId id) {
    groups.change(accounts.get(id), null);
    accountDeadlines.remove(id);
    accounts.remove(id);
  }

  /** The first serial of an account that is opened now. */
  int firstSerial() {
    return firstSerial;
  }

  void raiseFirstSerial(int least) {
    firstSerial = Math.max(firstSerial, least);
  }

  /** The accounts that share the balances of a group, as many as are wanted. */
  public List<AccountId> sharing(String tenant, String group, int most) {
    return groups.members(new GroupId(tenant, group)).stream().limit(most).toList();
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
    // A deadline put off is found when the old one comes; one drawn nearer must be set.
    if (before == null || session.deadlineBase() < before.deadlineBase()) {
      sessionDeadlines.set(session.id(), session.deadlineBase());
    }
    sessions.put(session);
  }

  void removeSession(String id) {
    sessions.remove(id);
    sessionDeadlines.remove(id);
  }

  /** The definition of that kind and name; null for none. */
  public @Nullable Definition definition(DefinitionId id) {
    return definitions.get(id);
  }

  void put(Definition definition) {
    removals.put(definition);
    if (definition instanceof Definition.ActionPlan plan) {
      plans.put(plan.id(), plan);
    }
    definitions.put(definition);
  }

  void remove(DefinitionId id) {
    if (id.kind() == DefinitionId.Kind.ACTION_PLAN) {
      plans.remove(id.id());
    }
    definitions.remove(id);
  }

  /** The clock by which a tenant's days and months count; UTC where none is defined. */
  LocalClock localClock(String tenant) {
    Definition own = definitions.get(DefinitionId.tenantClock(tenant));
    Definition defined =
        own != null ? own : definitions.get(DefinitionId.tenantClock(Definition.TenantClock.ANY));
    return defined instanceof Definition.TenantClock of ? of.clock() : LocalClock.UTC;
  }

  /** All action plans, in the order of their names. */
  public List<Definition.ActionPlan> plans() {
    return List.copyOf(plans.values());
  }

  /** The rules of an account; null for none. */
  public @Nullable AccountRules rules(AccountId account) {
    return rules.size() == 0 ? null : removals.left(rules.get(account));
  }

  /** Whether any account has rules. */
  boolean hasRules() {
    return rules.size() > 0;
  }

  void put(AccountRules changed) {
    AccountRules before = rules.get(changed.account());
    if (changed.isEmpty()) {
      rules.remove(changed.account());
      members.change(before, null);
    } else {
      rules.put(changed);
      members.change(before, changed);
    }
  }

  public PlanMembers members() {
    return members;
  }

  /** How far a timing has run; null for not at all. */
  public @Nullable PlanMark mark(PlanMark.Id id) {
    return marks.get(id);
  }

  void put(PlanMark mark) {
    marks.put(mark);
  }

  /** All marks as they are now. */
  void eachMark(Consumer<PlanMark> action) {
    marks.freeze().each(action);
  }

  /** Forgets how far some timings have run. */
  void removeMarks(Predicate<PlanMark.Id> isMeant) {
    List<PlanMark.Id> gone = new ArrayList<>();
    marks
        .freeze()
        .each(mark -> {
          if (isMeant.test(mark.id())) {
            gone.add(mark.id());
          }
        });
    gone.forEach(marks::remove);
  }

  public @Nullable Voucher voucher(VoucherHash hash) {
    Voucher voucher = vouchers.get(hash);
    return voucher == null || removals.isGone(voucher) ? null : voucher;
  }

  public int voucherCount() {
    return vouchers.size();
  }

  /** When an account that joins a plan now has joined it. */
  long joined(String plan, long at) {
    return removals.joined(plan, at);
  }

  /** All members leave a plan now; what is kept of them goes by {@link #forgetRemoved}. */
  void retirePlan(String plan, long at) {
    put(new Definition.PlanRemoval(plan, at));
    members.retire(plan);
  }

  /** All vouchers of a batch are gone now; what is kept of them goes by {@link #forgetRemoved}. */
  void retireBatch(String batch) {
    put(new Definition.BatchRemoval(batch));
    cleared = 0;
  }

  /** Whether vouchers of a batch that was removed are still kept. */
  boolean isRetiring(String batch) {
    return removals.batches().contains(batch);
  }

  /** Whether anything is kept of what was removed. */
  boolean keepsRemoved() {
    return !removals.isEmpty();
  }

  /**
   * Forgets some of what is kept of plans and batches that were removed.
   *
   * @return how much, at most as much as asked for
   */
  int forgetRemoved(int most) {
    int gone = 0;
    for (String plan : removals.plans()) {
      AccountId member = members.firstLeaving(plan);
      while (member != null && gone < most) {
        AccountRules left = removals.left(rules.get(member));
        put(left == null ? AccountRules.none(member) : left);
        gone++;
        member = members.firstLeaving(plan);
      }
      if (member == null) {
        removals.endPlan(plan);
        definitions.remove(DefinitionId.planRemoval(plan));
      }
    }
    return removals.batches().isEmpty() ? gone : gone + forgetVouchers(most - gone);
  }

  private int forgetVouchers(int most) {
    SegmentTable.Frozen<VoucherHash, Voucher> kept = vouchers.freeze();
    int gone = 0;
    for (; cleared < SegmentTable.SEGMENTS; cleared++) {
      // In their order, so that it is the same ones after a restore.
      for (Voucher voucher : kept.segment(cleared)) {
        if (!removals.isGone(voucher)) {
          continue;
        }
        if (gone == most) {
          return gone;
        }
        vouchers.remove(voucher.hash());
        gone++;
      }
    }
    for (String batch : removals.batches()) {
      removals.endBatch(batch);
      definitions.remove(DefinitionId.batchRemoval(batch));
    }
    return gone;
  }

  void put(Voucher voucher) {
    vouchers.put(voucher);
  }

  /** Forgets the vouchers of a batch. */
  void removeVouchers(String batch) {
    List<VoucherHash> gone = new ArrayList<>();
    vouchers
        .freeze()
        .each(voucher -> {
          if (voucher.batch().equals(batch)) {
            gone.add(voucher.hash());
          }
        });
    gone.forEach(vouchers::remove);
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

  /** Whether one more answer would have another forgotten while it may still be asked for. */
  public boolean isMemoryFull(long at) {
    return replies.isFull(base(at));
  }

  /** Whether a tick would end something; sessions are not looked at. */
  public boolean isAnythingDue(long at) {
    Deadlines.Deadline<AccountId> first = accountDeadlines.first();
    return (first != null && first.at() <= at) || replies.isDue(base(at)) || keepsRemoved();
  }

  /** A deadline as it is kept: without the extensions made before it was set. */
  long base(long deadline) {
    return deadline - extension;
  }
}
