package org.signalbox.ledger;

import java.util.Iterator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.signalbox.ledger.internal.ImageChunks;
import org.signalbox.ledger.internal.ImageHead;
import org.signalbox.ledger.internal.Remembered;
import org.signalbox.ledger.internal.SegmentTable.Frozen;

/**
 * The whole state of a shard at one moment. Immutable: taken on the shard's thread in no time, it
 * may be walked and written by any other while the shard goes on.
 *
 * <p>{@link LedgerImageEncoder} writes it, {@link LedgerImageDecoder} reads it, {@link
 * LedgerShard#restore} goes on from it.
 */
public final class LedgerImage {

  private final ImageHead head;
  private final Frozen<AccountId, Account> accounts;
  private final Frozen<String, Session> sessions;
  private final Frozen<String, Remembered> replies;

  /** Made by the shard and the decoder. */
  public LedgerImage(
      ImageHead head,
      Frozen<AccountId, Account> accounts,
      Frozen<String, Session> sessions,
      Frozen<String, Remembered> replies) {
    this.head = head;
    this.accounts = accounts;
    this.sessions = sessions;
    this.replies = replies;
  }

  public ImageHead head() {
    return head;
  }

  public Frozen<AccountId, Account> accounts() {
    return accounts;
  }

  public Frozen<String, Session> sessions() {
    return sessions;
  }

  public Frozen<String, Remembered> replies() {
    return replies;
  }

  /** All accounts, in an order that depends on nothing but their names. */
  public Stream<Account> allAccounts() {
    return accounts.all();
  }

  /** All open sessions, in an order that depends on nothing but their names. */
  public Stream<Session> allSessions() {
    return sessions.all();
  }

  /** The tariffs that must be found to go on from here: the one in force and those of sessions. */
  public Set<String> tariffHashes() {
    Set<String> hashes = new TreeSet<>();
    hashes.add(head.tariffHash());
    allSessions()
        .forEach(session -> session.parts().forEach(part -> hashes.add(part.tariffHash())));
    hashes.remove("");
    return hashes;
  }

  /** What came in and where it is, by kind of value. */
  public SortedMap<String, KindTotals> totals() {
    return head.totals();
  }

  /** SHA-256 over the content, in lower-case hexadecimal digits. Walks everything. */
  public String stateHash() {
    return ImageChunks.hash(this);
  }

  Iterator<byte[]> chunks() {
    return new ImageChunks(this, false);
  }
}
