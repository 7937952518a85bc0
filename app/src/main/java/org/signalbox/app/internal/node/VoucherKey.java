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
import java.util.function.BooleanSupplier;
import org.signalbox.core.OperatorFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of voucher hashes, in a file of its own in the data folder: whoever has the ledger's
 * files, or a backup, which leaves it out, can try no codes. Made at the first start. Where there
 * are vouchers and it is gone, the node does not start: under a new one none of them can be
 * redeemed, so that is made only when the operator says so by a file {@value #RENEW}.
 */
public final class VoucherKey {

  /** The file's name in the data folder. */
  public static final String FILE = "voucher.key";

  /** Beside it: a new key is wanted, whatever becomes of the vouchers. */
  static final String RENEW = FILE + ".renew";

  private static final int OCTETS = 32;
  private static final Logger LOG = LoggerFactory.getLogger(VoucherKey.class);

  private VoucherKey() {}

  /**
   * @param hasVouchers whether there are any that a new key makes worthless
   * @throws OperatorFault when the file cannot be read or made, is of another length, or is gone
   *     while there are vouchers
   */
  static byte[] of(Path data, BooleanSupplier hasVouchers) {
    Path file = data.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        makeFirst(file, hasVouchers.getAsBoolean());
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

  private static void makeFirst(Path file, boolean hasVouchers) throws IOException {
    Path renew = file.resolveSibling(RENEW);
    if (hasVouchers && !Files.exists(renew)) {
      throw new OperatorFault(
          "found vouchers and no file "
              + file
              + ", the key without which none of them can be redeemed: put it back, or make an"
              + " empty file "
              + renew
              + " to have a new key made and the vouchers lost");
    }
    make(file);
    if (hasVouchers) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .log("the key of vouchers was made anew: those made before cannot be redeemed");
    }
    Files.deleteIfExists(renew);
  }

  /**
   * Takes a key along from one data folder to another, as it is; nothing where there is none.
   *
   * @param to a folder without a key
   */
  public static void carry(Path from, Path to) throws IOException {
    Path key = from.resolve(FILE);
    if (Files.exists(key)) {
      write(to.resolve(FILE), Files.readAllBytes(key));
    }
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[OCTETS];
    new SecureRandom().nextBytes(key);
    write(file, key);
  }

  /** Under its name only once it is whole and on the disk. */
  private static void write(Path file, byte[] key) throws IOException {
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
