package org.signalbox.ledger;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.signalbox.ledger.internal.ImageChunks;
import org.signalbox.ledger.internal.ImageContent;
import org.signalbox.ledger.internal.LedgerTime;

/**
 * The whole state of a shard at one moment. Immutable: taken on the shard's thread in no time, it
 * may be walked and written by any other while the shard goes on.
 *
 * <p>{@link LedgerImageEncoder} writes it, {@link LedgerImageDecoder} reads it, {@link
 * LedgerShard#restore} goes on from it.
 */
public final class LedgerImage {

  private final ImageContent content;

  LedgerImage(ImageContent content) {
    this.content = content;
  }

  ImageContent content() {
    return content;
  }

  /** All accounts, in an order that depends on nothing but their names. */
  public Stream<Account> allAccounts() {
    return content.accounts().all();
  }

  /** The account of that name. */
  public Optional<Account> account(AccountId id) {
    return content.accounts().get(id);
  }

  /** All open sessions, in an order that depends on nothing but their names. */
  public Stream<Session> allSessions() {
    return content.sessions().all();
  }

  /** When an open session of this image is given up, unless another request comes. */
  public Instant deadline(Session session) {
    return LedgerTime.instant(LedgerTime.plus(session.deadlineBase(), content.head().extension()));
  }

  /** All definitions, in an order that depends on nothing but their names. */
  public Stream<Definition> allDefinitions() {
    return content.definitions().all();
  }

  /**
   * The rules of all accounts that have any, in an order that depends on nothing but their names.
   */
  public Stream<AccountRules> allRules() {
    return content.rules().all();
  }

  /** All vouchers, in an order that depends on nothing but their hashes. */
  public Stream<Voucher> allVouchers() {
    return content.vouchers().all();
  }

  /** The tariffs that must be found to go on from here: the one in force and those of sessions. */
  public Set<String> tariffHashes() {
    Set<String> hashes = new TreeSet<>();
    hashes.add(content.head().tariffHash());
    allSessions()
        .forEach(session -> session.parts().forEach(part -> hashes.add(part.tariffHash())));
    hashes.remove("");
    return hashes;
  }

  /** What came in and where it is, by kind of value. */
  public SortedMap<String, KindTotals> totals() {
    return content.head().totals();
  }

  /** SHA-256 over the content, in lower-case hexadecimal digits. Walks everything. */
  public String stateHash() {
    return ImageChunks.hash(content);
  }

  Iterator<byte[]> chunks() {
    return new ImageChunks(content, false);
  }

  Iterator<byte[]> chunksSince(LedgerImage before) {
    return new ImageChunks(content, before.content);
  }
}
