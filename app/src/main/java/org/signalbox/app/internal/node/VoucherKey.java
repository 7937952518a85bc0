package org.signalbox.app.internal.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.signalbox.charging.AccountLedger;
import org.signalbox.core.OperatorFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of voucher hashes, in a file of its own in the data folder: whoever has the ledger's
 * files, or a backup, which leaves it out, can try no codes. Made at the first start; without it no
 * voucher can be redeemed any more.
 */
public final class VoucherKey {

  /** The file's name in the data folder. */
  public static final String FILE = "voucher.key";

  private static final int OCTETS = 32;
  private static final Logger LOG = LoggerFactory.getLogger(VoucherKey.class);

  private VoucherKey() {}

  /**
   * @param ledger says in the log when there are vouchers that a new key makes worthless
   * @throws OperatorFault when the file cannot be read or made, or is of another length
   */
  static byte[] of(Path data, AccountLedger ledger) {
    Path file = data.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(file);
        if (ledger.hasVouchers()) {
          LOG.atWarn()
              .addKeyValue("file", file)
              .log("the key of vouchers was made anew: those made before cannot be redeemed");
        }
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != OCTETS) {
        throw new OperatorFault(
            file + ": found " + key.length + " octets, expected " + OCTETS + "; restore the file");
      }
      return key;
    } catch (IOException e) {
      throw new OperatorFault("cannot read the key of vouchers " + file + ": " + e.getMessage(), e);
    }
  }

  /** Under its name only once it is whole and on the disk. */
  private static void make(Path file) throws IOException {
    byte[] key = new byte[OCTETS];
    new SecureRandom().nextBytes(key);
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
