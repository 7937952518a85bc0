package org.signalbox.ledger.runtime.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * Which pseudonym an account gets whose erasure has begun: in the name of an empty file, so that an
 * erasure that did not come to its end goes on under the same one. It names the account by a hash
 * only, and is gone with the end of the erasure. One erasure at a time.
 */
final class ErasureMark {

  private static final String PREFIX = "erasing-";
  private static final int HASH_OCTETS = 16;

  private ErasureMark() {}

  /** The pseudonym of an erasure that has begun, or of one that begins now. */
  static AccountId begin(LedgerStoragePort storage, AccountId account, LongSupplier random) {
    Optional<FileName> begun = find(storage, account);
    if (begun.isPresent()) {
      String hex = begun.get().name().substring(prefix(account).length());
      return ErasedName.of(account, hex);
    }
    AccountId pseudonym = ErasedName.of(account, random);
    storage
        .create(
            new FileName(StorageFolder.HISTORY, prefix(account) + ErasedName.digits(pseudonym)), 0)
        .close();
    return pseudonym;
  }

  /** The erasure came to its end. */
  static void end(LedgerStoragePort storage, AccountId account) {
    find(storage, account).ifPresent(storage::delete);
  }

  private static Optional<FileName> find(LedgerStoragePort storage, AccountId account) {
    return storage.list(StorageFolder.HISTORY).stream()
        .filter(name -> name.name().startsWith(prefix(account)))
        .findFirst();
  }

  private static String prefix(AccountId account) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(account.toString().getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(hash, 0, HASH_OCTETS) + "-";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
