package org.signalbox.app.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.OperatorFault;
import tools.jackson.core.JacksonException;

/** Reads a backup, and verifies all of it. One thread. */
public final class BackupReader implements AutoCloseable {

  private static final int MANIFEST_OCTETS_MAX = 64 << 20;
  private static final int BUFFER_OCTETS = 1 << 20;

  private final Path file;
  private final ZipFile zip;
  private final BackupManifest manifest;

  private BackupReader(Path file, ZipFile zip, BackupManifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * @throws OperatorFault when it is no backup
   */
  public static BackupReader open(Path file) {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        byte[] text = octets(zip, BackupManifest.NAME);
        String sum = new String(octets(zip, BackupManifest.SUM_NAME), StandardCharsets.UTF_8);
        if (!sum.equals(BackupWriter.sum(text))) {
          throw new OperatorFault(file + ": the manifest of the backup is damaged");
        }
        String json = new String(text, StandardCharsets.UTF_8);
        return new BackupReader(file, zip, manifest(file, json));
      } catch (OperatorFault | IOException e) {
        zip.close();
        throw e;
      }
    } catch (IOException e) {
      throw new OperatorFault(file + " cannot be read as a backup: " + e.getMessage(), e);
    }
  }

  /** Whoever changes a manifest can change its sum as well. */
  private static BackupManifest manifest(Path file, String json) {
    try {
      return BackupManifest.of(CallJson.read(json));
    } catch (JacksonException | DateTimeException e) {
      throw new OperatorFault(
          file + ": the manifest of the backup cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] octets(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new OperatorFault(zip.getName() + " is no backup: found no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(MANIFEST_OCTETS_MAX);
    }
  }

  BackupManifest manifest() {
    return manifest;
  }

  /** The manifest as JSON. */
  public String manifestText() {
    return CallJson.pretty(manifest.json());
  }

  /**
   * Reads everything and compares it with the manifest.
   *
   * @param progress octets read and octets in all, from time to time
   * @return what is wrong, in sentences
   */
  public List<String> problems(BiConsumer<Long, Long> progress) {
    List<String> problems = new ArrayList<>();
    TreeSet<String> unexpected = new TreeSet<>();
    zip.stream().map(ZipEntry::getName).forEach(unexpected::add);
    unexpected.removeAll(manifest.entries().keySet());
    unexpected.removeAll(List.of(BackupManifest.NAME, BackupManifest.SUM_NAME));
    unexpected.forEach(name -> problems.add(file + ": the manifest does not know " + name));
    long total = manifest.entries().values().stream().mapToLong(BackupManifest.Sum::octets).sum();
    long done = 0;
    for (String name : manifest.entries().keySet()) {
      BackupManifest.Sum expected = java.util.Objects.requireNonNull(manifest.entries().get(name));
      try (InputStream in = content(name)) {
        MessageDigest digest = BackupWriter.sha256();
        byte[] buffer = new byte[BUFFER_OCTETS];
        long octets = 0;
        // No further than it is to be: what is behind is damage however long it is.
        int read = in.read(buffer);
        for (; read >= 0 && octets <= expected.octets(); read = in.read(buffer)) {
          digest.update(buffer, 0, read);
          octets += read;
          progress.accept(done + octets, total);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (octets != expected.octets() || !found.equals(expected.sha256())) {
          problems.add(
              file
                  + ": "
                  + name
                  + " is damaged: its SHA-256 is "
                  + found
                  + ", expected "
                  + expected.sha256());
        }
      } catch (IOException | OperatorFault e) {
        problems.add(file + ": " + name + " is damaged: " + e.getMessage());
      }
      done += expected.octets();
    }
    return problems;
  }

  /** The content of an entry. */
  InputStream content(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new OperatorFault(file + ": found no " + name + " in the backup");
    }
    return zip.getInputStream(entry);
  }

  /** The entries whose names begin so, in order. */
  List<String> entries(String prefix) {
    return manifest.entries().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new OperatorFault(file + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
