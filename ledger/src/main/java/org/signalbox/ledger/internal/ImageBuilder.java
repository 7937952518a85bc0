package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.KindTotals;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.UnreadableLedgerFault;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;

/**
 * Makes an image of its chunks, and of those of what changed since. Used for one image by one
 * thread.
 */
public final class ImageBuilder {

  private static final int ENTRIES_MAX = 100_000_000;

  private final Interned interned = new Interned();
  private final SegmentTable<AccountId, Account> accounts = new SegmentTable<>();
  private final SegmentTable<String, Session> sessions = new SegmentTable<>();
  private final SegmentTable<String, Remembered> replies = new SegmentTable<>();
  private final SegmentTable<DefinitionId, Definition> definitions = new SegmentTable<>();
  private final SegmentTable<AccountId, AccountRules> rules = new SegmentTable<>();
  private final SegmentTable<PlanMark.Id, PlanMark> marks = new SegmentTable<>();
  private final SegmentTable<VoucherHash, Voucher> vouchers = new SegmentTable<>();
  private final ReplyPages pages = new ReplyPages();
  private @Nullable ImageHead head;
  private boolean isComplete;
  private boolean isAmended;

  /** Takes the next chunk. */
  public void accept(byte[] chunk) {
    OctetReader in = new OctetReader(chunk);
    int table = in.octet();
    boolean isExpected = (table == ImageChunks.HEAD) == (head == null) && !isComplete;
    if (!isExpected) {
      throw in.fault("found a chunk out of its order: " + table);
    }
    switch (table) {
      case ImageChunks.HEAD -> head = head(in);
      case ImageChunks.ACCOUNTS -> accounts(in);
      case ImageChunks.SESSIONS -> sessions(in);
      case ImageChunks.REPLIES -> replies(in, Objects.requireNonNull(head).replySequence());
      case ImageChunks.DEFINITIONS -> table(in, DefinitionDecoder::definition, definitions::put);
      case ImageChunks.RULES -> rules(in);
      case ImageChunks.MARKS -> table(in, RulesDecoder::mark, marks::put);
      case ImageChunks.VOUCHERS -> table(in, RulesDecoder::voucher, vouchers::put);
      case ImageChunks.REMOVED -> removed(in);
      case ImageChunks.END -> end(in);
      default -> throw in.fault("found an unknown chunk: " + table);
    }
    in.requireEnd();
  }

  /** After the last chunk of an image: what comes next is what changed since. */
  public void amend() {
    requireComplete();
    head = null;
    isComplete = false;
    isAmended = true;
  }

  private ImageHead requireComplete() {
    ImageHead complete = head;
    if (!isComplete || complete == null) {
      throw new UnreadableLedgerFault("found an image without its end");
    }
    return complete;
  }

  /** The image, after the last chunk. */
  public ImageContent finish() {
    return new ImageContent(
        requireComplete(),
        accounts.freeze(),
        sessions.freeze(),
        replies.freeze(),
        definitions.freeze(),
        rules.freeze(),
        marks.freeze(),
        vouchers.freeze());
  }

  private static ImageHead head(OctetReader in) {
    int version = in.octet();
    if (version != ImageChunks.VERSION) {
      throw in.fault("found an image of version " + version + ", expected 1");
    }
    return new ImageHead(
        in.momentNanos(),
        in.count(Integer.MAX_VALUE),
        in.text(),
        in.momentNanos(),
        in.count(),
        in.count(Integer.MAX_VALUE),
        totals(in));
  }

  private static SortedMap<String, KindTotals> totals(OctetReader in) {
    SortedMap<String, KindTotals> totals = new TreeMap<>();
    int kinds = in.count(LedgerTotals.KINDS_MAX);
    for (int i = 0; i < kinds; i++) {
      String kind = in.text();
      BigDecimal issued = in.decimal();
      BigDecimal inBalances = in.decimal();
      BigDecimal held = in.decimal();
      BigDecimal debited = in.decimal();
      KindTotals read = new KindTotals(issued, inBalances, held, debited, in.decimal());
      read.check();
      totals.put(kind, read);
    }
    return totals;
  }

  private void accounts(OctetReader in) {
    in.count(SegmentTable.SEGMENTS);
    int size = in.count(ENTRIES_MAX);
    AccountDecoder decoder = new AccountDecoder(in, interned);
    for (int i = 0; i < size; i++) {
      accounts.put(decoder.account());
    }
  }

  private void sessions(OctetReader in) {
    in.count(SegmentTable.SEGMENTS);
    in.list(ENTRIES_MAX, SessionDecoder::session).forEach(sessions::put);
  }

  private void replies(OctetReader in, long sequenceEnd) {
    in.count(SegmentTable.SEGMENTS);
    int size = in.count(ENTRIES_MAX);
    for (int i = 0; i < size; i++) {
      Remembered remembered = Remembered.read(in, pages);
      if (remembered.sequence() >= sequenceEnd) {
        throw in.fault(
            "found an answer of number "
                + remembered.sequence()
                + ", expected below "
                + sequenceEnd);
      }
      replies.put(remembered);
    }
  }

  private static <T> void table(
      OctetReader in, Function<OctetReader, T> reading, Consumer<T> putting) {
    in.count(SegmentTable.SEGMENTS);
    in.list(ENTRIES_MAX, reading).forEach(putting);
  }

  private void rules(OctetReader in) {
    in.count(SegmentTable.SEGMENTS);
    int size = in.count(ENTRIES_MAX);
    RulesDecoder decoder = new RulesDecoder(in, interned);
    for (int i = 0; i < size; i++) {
      rules.put(decoder.rules());
    }
  }

  private void removed(OctetReader in) {
    if (!isAmended) {
      throw in.fault("found keys to remove in an image that is whole");
    }
    int table = in.octet();
    switch (table) {
      case ImageChunks.ACCOUNTS -> keys(in, ActionDecoder::account, accounts);
      case ImageChunks.SESSIONS -> keys(in, OctetReader::text, sessions);
      case ImageChunks.REPLIES -> keys(in, OctetReader::text, replies);
      case ImageChunks.DEFINITIONS -> keys(in, DefinitionDecoder::id, definitions);
      case ImageChunks.RULES -> keys(in, ActionDecoder::account, rules);
      case ImageChunks.MARKS -> keys(in, RulesDecoder::markId, marks);
      case ImageChunks.VOUCHERS -> keys(in, RulesDecoder::hash, vouchers);
      default -> throw in.fault("found keys of an unknown table: " + table);
    }
  }

  private static <K extends Comparable<K>, V extends Keyed<K>> void keys(
      OctetReader in, Function<OctetReader, K> reading, SegmentTable<K, V> table) {
    in.list(ENTRIES_MAX, reading).forEach(table::remove);
  }

  private void end(OctetReader in) {
    requireSize(in, ImageChunks.ACCOUNTS, accounts.size());
    requireSize(in, ImageChunks.SESSIONS, sessions.size());
    requireSize(in, ImageChunks.REPLIES, replies.size());
    requireSize(in, ImageChunks.DEFINITIONS, definitions.size());
    requireSize(in, ImageChunks.RULES, rules.size());
    requireSize(in, ImageChunks.MARKS, marks.size());
    requireSize(in, ImageChunks.VOUCHERS, vouchers.size());
    if (in.octet() != ImageChunks.END) {
      throw in.fault("found the size of an unknown table");
    }
    isComplete = true;
  }

  private static void requireSize(OctetReader in, int kind, int size) {
    if (size > 0 && (in.octet() != kind || in.count() != size)) {
      throw in.fault("found other entries than were written");
    }
  }
}
