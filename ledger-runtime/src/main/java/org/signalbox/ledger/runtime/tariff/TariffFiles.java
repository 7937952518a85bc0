package org.signalbox.ledger.runtime.tariff;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.core.Invariant;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;

/**
 * The tariffs that the log names, each in a file named by its hash: whole, or as a change of
 * another.
 *
 * <p>A tariff is stored before the command that activates it is sent, so replaying the log finds
 * it. The latest {@value #KEPT} are kept in memory. Any thread; reading one that is not kept costs
 * its compilation.
 */
public final class TariffFiles implements TariffPort {

  private static final int KEPT = 16;
  private static final String SUFFIX = ".tariff";
  private static final String HALF_MADE = ".tmp";

  private final LedgerStoragePort storage;
  private final Map<String, Tariff> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /** The hashes stored, where nobody else writes: an operator may change a tariff often. */
  private final Optional<Set<String>> own;

  /** Whether a file may be there that a full disk left half made. */
  private boolean isHalfMade;

  private TariffFiles(LedgerStoragePort storage, boolean isOwn) {
    this.storage = storage;
    this.own = isOwn ? Optional.of(ConcurrentHashMap.newKeySet()) : Optional.empty();
    own.ifPresent(hashes -> hashes.addAll(stored()));
  }

  /** The tariffs of a ledger that only this process writes; removes what is half made. */
  public static TariffFiles of(LedgerStoragePort storage) {
    deleteHalfMade(storage);
    return new TariffFiles(storage, true);
  }

  private static void deleteHalfMade(LedgerStoragePort storage) {
    storage.list(StorageFolder.TARIFF).stream()
        .filter(name -> name.name().endsWith(HALF_MADE))
        .forEach(storage::delete);
  }

  /** The tariffs of a ledger that another process may be writing. */
  public static TariffFiles reading(LedgerStoragePort storage) {
    return new TariffFiles(storage, false);
  }

  /** The hashes of all tariffs that are stored. */
  public List<String> stored() {
    return storage.list(StorageFolder.TARIFF).stream()
        .map(FileName::name)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  /** Stores a whole tariff; it is on the disk when this returns. */
  public synchronized void store(Tariff tariff) {
    if (!isStored(tariff.version())) {
      write(tariff.version(), TariffFileHead.WHOLE, TariffChangeEncoder.contentOf(tariff));
    }
    keep(tariff);
  }

  /**
   * Stores a tariff as a change of one that is stored; whole where the chain would grow too long.
   *
   * @param tariff what {@code parent.with(change)} made
   */
  public synchronized void store(Tariff tariff, Tariff parent, TariffChange change) {
    Invariant.check(
        parent.with(change).version().equals(tariff.version()),
        "a tariff is its parent with the change");
    if (!isStored(parent.version())) {
      store(tariff);
      return;
    }
    int depth = head(parent.version()).depth() + 1;
    if (depth > TariffFileHead.DEPTH_MAX) {
      store(tariff);
      return;
    }
    if (!isStored(tariff.version())) {
      write(tariff.version(), new TariffFileHead(Optional.of(parent.version()), depth), change);
    }
    keep(tariff);
  }

  /**
   * The tariff of a hash.
   *
   * @throws OperatorFault when its file is damaged
   */
  @Override
  public synchronized Optional<Tariff> tariff(String hash) {
    Tariff known = kept.get(hash);
    if (known != null) {
      return Optional.of(known);
    }
    if (!isStored(hash)) {
      return Optional.empty();
    }
    Tariff read = read(hash);
    keep(read);
    return Optional.of(read);
  }

  /** Whether there is a file for a hash. */
  public boolean isStored(String hash) {
    return own.map(hashes -> hashes.contains(hash))
        .orElseGet(() ->
            FileName.isValid(hash + SUFFIX)
                && storage.list(StorageFolder.TARIFF).contains(file(hash)));
  }

  private void keep(Tariff tariff) {
    kept.put(tariff.version(), tariff);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private void write(String hash, TariffFileHead head, TariffChange content) {
    byte[] octets =
        new TariffOctetWriter()
            .raw(head.encode())
            .raw(TariffChangeEncoder.encode(content))
            .finished();
    if (isHalfMade) {
      deleteHalfMade(storage);
    }
    isHalfMade = true;
    FileName halfMade = new FileName(StorageFolder.TARIFF, hash + HALF_MADE);
    try (StorageFile file = storage.create(halfMade, 0)) {
      file.write(ByteBuffer.wrap(octets), 0);
      file.sync();
    }
    storage.rename(halfMade, file(hash));
    isHalfMade = false;
    own.ifPresent(hashes -> hashes.add(hash));
  }

  private Tariff read(String hash) {
    ByteBuffer octets = octets(hash);
    try {
      TariffFileHead head = TariffFileHead.decode(octets);
      Tariff base = head.parent().map(parent -> parent(hash, parent)).orElse(Tariff.empty());
      Tariff tariff = base.with(TariffChangeDecoder.decode(octets));
      if (!tariff.version().equals(hash)) {
        throw new IllegalArgumentException("its content has the hash " + tariff.version());
      }
      return tariff;
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(
          "the tariff file " + file(hash) + " is damaged: " + e.getMessage(), e);
    }
  }

  private Tariff parent(String hash, String parent) {
    return tariff(parent)
        .orElseThrow(() ->
            new OperatorFault(
                "the tariff file " + file(hash) + " needs " + file(parent) + ", which is missing"));
  }

  private TariffFileHead head(String hash) {
    ByteBuffer octets = octets(hash);
    try {
      return TariffFileHead.decode(octets);
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(
          "the tariff file " + file(hash) + " is damaged: " + e.getMessage(), e);
    }
  }

  private ByteBuffer octets(String hash) {
    try (StorageFile file = storage.open(file(hash))) {
      ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(file.octets()));
      file.read(octets, 0);
      return octets.flip();
    }
  }

  private static FileName file(String hash) {
    return new FileName(StorageFolder.TARIFF, hash + SUFFIX);
  }
}
