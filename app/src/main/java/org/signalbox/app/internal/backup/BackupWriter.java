package org.signalbox.app.internal.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.OperatorFault;

/**
 * Writes a backup: a zip file under another name until all of it is on the disk, readable by its
 * owner alone. One thread.
 */
final class BackupWriter implements AutoCloseable {

  private final Path file;
  private final Path halfMade;
  private final ZipOutputStream zip;
  private final Map<String, BackupManifest.Sum> sums = new LinkedHashMap<>();

  /** Writes one entry. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * @throws OperatorFault when the file is there already, or cannot be made
   */
  BackupWriter(Path file) {
    this.file = file.toAbsolutePath();
    this.halfMade = this.file.resolveSibling(this.file.getFileName() + ".tmp");
    if (Files.exists(this.file)) {
      throw new OperatorFault("the file " + this.file + " is there already");
    }
    try {
      Files.deleteIfExists(halfMade);
      Files.createFile(
          halfMade,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(halfMade), 1 << 20));
      zip.setLevel(Deflater.BEST_SPEED);
    } catch (IOException e) {
      throw new OperatorFault("the file " + halfMade + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** Adds an entry. */
  void add(String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = sha256();
    Counted counted = new Counted(zip);
    DigestOutputStream out = new DigestOutputStream(counted, digest);
    content.write(out);
    out.flush();
    zip.closeEntry();
    sums.put(
        name, new BackupManifest.Sum(counted.octets, HexFormat.of().formatHex(digest.digest())));
  }

  /** SHA-256 in hexadecimal digits. */
  static String sum(byte[] octets) {
    return HexFormat.of().formatHex(sha256().digest(octets));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Lengths and checksums of what was added. */
  Map<String, BackupManifest.Sum> sums() {
    return sums;
  }

  /** Adds the manifest, syncs, and gives the file its name. */
  void finish(BackupManifest manifest) throws IOException {
    byte[] text = CallJson.pretty(manifest.json()).getBytes(StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
    zip.write(text);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(BackupManifest.SUM_NAME));
    zip.write(sum(text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.close();
    sync(halfMade);
    Files.move(halfMade, file, StandardCopyOption.ATOMIC_MOVE);
    Path folder = file.getParent();
    if (folder != null) {
      sync(folder);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes what did not come to its end. */
  @Override
  public void close() throws IOException {
    if (Files.deleteIfExists(halfMade)) {
      zip.close();
    }
  }

  /** Counts what goes into an entry, and leaves the zip open behind it. */
  private static final class Counted extends FilterOutputStream {

    private long octets;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      octets++;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      out.write(source, offset, length);
      octets += length;
    }
  }
}
