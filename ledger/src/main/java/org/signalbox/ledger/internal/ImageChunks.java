package org.signalbox.ledger.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.KindTotals;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.internal.SegmentTable.Frozen;

/**
 * An image as chunks of octets: the head, one chunk for each segment that is not empty, table after
 * table, and the sizes of the tables at the end. Used by one thread.
 *
 * <p>Of what changed since an earlier image there are the same chunks with fewer entries, and
 * behind them, table after table, the keys that are there no more.
 */
public final class ImageChunks implements Iterator<byte[]> {

  /** The version of the form, the first octet of the first chunk. */
  static final int VERSION = 1;

  static final int HEAD = 0;
  static final int ACCOUNTS = 1;
  static final int SESSIONS = 2;
  static final int REPLIES = 3;
  static final int END = 4;
  static final int DEFINITIONS = 5;
  static final int RULES = 6;
  static final int MARKS = 7;
  static final int VOUCHERS = 8;

  /** Stands before the number of a table, of which keys are to be removed. */
  static final int REMOVED = 9;

  /** The tables in their order. */
  private static final int[] TABLES = {
    ACCOUNTS, SESSIONS, REPLIES, DEFINITIONS, RULES, MARKS, VOUCHERS
  };

  private final ImageContent image;
  private final @Nullable ImageContent before;
  private final boolean isCanonical;
  private final OctetWriter out = new OctetWriter(1 << 16);

  /**
   * Which of the tables comes next; -1 for the head, from as many as there are on the keys removed
   * of them, one more for the end.
   */
  private int next = -1;

  private final int tables;

  private int segment;

  /**
   * @param isCanonical whether equal images are to be equal octets; else the entries stand as they
   *     lie in memory, which saves sorting a million of them
   */
  public ImageChunks(ImageContent image, boolean isCanonical) {
    this.image = image;
    this.before = null;
    this.isCanonical = isCanonical;
    this.tables = TABLES.length;
  }

  /** The chunks of what changed since an earlier image of the same shard. */
  public ImageChunks(ImageContent image, ImageContent before) {
    this.image = image;
    this.before = before;
    this.isCanonical = false;
    this.tables = 2 * TABLES.length;
  }

  @Override
  public boolean hasNext() {
    return next <= tables;
  }

  @Override
  public byte[] next() {
    out.clear();
    if (next < 0) {
      head();
      next++;
      return out.toOctets();
    }
    while (next < tables) {
      int table = TABLES[next % TABLES.length];
      boolean isWritten =
          next < TABLES.length ? segment(table, segment++) : removals(table, segment++);
      if (segment == SegmentTable.SEGMENTS) {
        segment = 0;
        next++;
      }
      if (isWritten) {
        return out.toOctets();
      }
    }
    if (next > tables) {
      throw new NoSuchElementException();
    }
    next++;
    end();
    return out.toOctets();
  }

  private void end() {
    out.clear();
    out.octet(END);
    size(ACCOUNTS, image.accounts().size());
    size(SESSIONS, image.sessions().size());
    size(REPLIES, image.replies().size());
    size(DEFINITIONS, image.definitions().size());
    size(RULES, image.rules().size());
    size(MARKS, image.marks().size());
    size(VOUCHERS, image.vouchers().size());
    out.octet(END);
  }

  /**
   * Only of a table that is not empty, so that a new kind of table leaves old images as they are.
   */
  private void size(int kind, int size) {
    if (size > 0) {
      out.octet(kind).count(size);
    }
  }

  private void head() {
    ImageHead head = image.head();
    out.octet(HEAD).octet(VERSION).moment(head.clock()).count(head.engine());
    out.text(head.tariffHash()).moment(head.extension()).count(head.replySequence());
    out.count(head.firstSerial());
    out.list(head.totals().entrySet(), ImageChunks::totals);
  }

  private static void totals(OctetWriter out, Map.Entry<String, KindTotals> entry) {
    KindTotals totals = entry.getValue();
    out.text(entry.getKey())
        .decimal(totals.issued())
        .decimal(totals.inBalances())
        .decimal(totals.held())
        .decimal(totals.debited())
        .decimal(totals.lapsed());
  }

  private boolean segment(int table, int index) {
    out.clear();
    return switch (table) {
      case ACCOUNTS -> accounts(index, values(ImageContent::accounts, index));
      case SESSIONS -> sessions(index, values(ImageContent::sessions, index));
      case REPLIES -> replies(index, values(ImageContent::replies, index));
      case DEFINITIONS ->
          entries(
              table,
              index,
              values(ImageContent::definitions, index),
              DefinitionEncoder::definition);
      case RULES -> rules(index, values(ImageContent::rules, index));
      case MARKS -> entries(table, index, values(ImageContent::marks, index), RulesEncoder::mark);
      case VOUCHERS ->
          entries(table, index, values(ImageContent::vouchers, index), RulesEncoder::voucher);
      default -> throw new IllegalStateException("no table " + table);
    };
  }

  private <K extends Comparable<K>, V extends Keyed<K>> List<V> values(
      Function<ImageContent, Frozen<K, V>> table, int index) {
    Frozen<K, V> now = table.apply(image);
    if (before != null) {
      return now.changed(index, table.apply(before));
    }
    return isCanonical ? now.segment(index) : now.unsorted(index);
  }

  private boolean removals(int table, int index) {
    out.clear();
    return switch (table) {
      case ACCOUNTS -> keys(table, removed(ImageContent::accounts, index), ActionEncoder::account);
      case SESSIONS -> keys(table, removed(ImageContent::sessions, index), OctetWriter::text);
      case REPLIES -> keys(table, removed(ImageContent::replies, index), OctetWriter::text);
      case DEFINITIONS ->
          keys(table, removed(ImageContent::definitions, index), DefinitionEncoder::id);
      case RULES -> keys(table, removed(ImageContent::rules, index), ActionEncoder::account);
      case MARKS -> keys(table, removed(ImageContent::marks, index), RulesEncoder::markId);
      case VOUCHERS -> keys(table, removed(ImageContent::vouchers, index), RulesEncoder::hash);
      default -> throw new IllegalStateException("no table " + table);
    };
  }

  private <K extends Comparable<K>, V extends Keyed<K>> List<K> removed(
      Function<ImageContent, Frozen<K, V>> table, int index) {
    return table.apply(image).removed(index, table.apply(Objects.requireNonNull(before)));
  }

  private <K> boolean keys(int table, List<K> keys, BiConsumer<OctetWriter, K> writing) {
    out.octet(REMOVED).octet(table).list(keys, writing);
    return !keys.isEmpty();
  }

  private boolean accounts(int index, List<Account> accounts) {
    out.octet(ACCOUNTS).count(index).count(accounts.size());
    AccountEncoder encoder = new AccountEncoder(out);
    accounts.forEach(encoder::account);
    return !accounts.isEmpty();
  }

  private boolean sessions(int index, List<Session> sessions) {
    out.octet(SESSIONS).count(index).list(sessions, SessionEncoder::session);
    return !sessions.isEmpty();
  }

  private boolean replies(int index, List<Remembered> replies) {
    out.octet(REPLIES).count(index).count(replies.size());
    replies.forEach(remembered -> remembered.write(out));
    return !replies.isEmpty();
  }

  private <T> boolean entries(
      int table, int index, List<T> entries, BiConsumer<OctetWriter, T> writing) {
    out.octet(table).count(index).list(entries, writing);
    return !entries.isEmpty();
  }

  private boolean rules(int index, List<AccountRules> rules) {
    out.octet(RULES).count(index).count(rules.size());
    RulesEncoder encoder = new RulesEncoder(out);
    rules.forEach(encoder::rules);
    return !rules.isEmpty();
  }

  /** SHA-256 over all chunks, in canonical form, and their lengths. */
  public static String hash(ImageContent image) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    ImageChunks chunks = new ImageChunks(image, true);
    while (chunks.hasNext()) {
      byte[] chunk = chunks.next();
      sha256.update(ByteBuffer.allocate(4).putInt(chunk.length).array());
      sha256.update(chunk);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
