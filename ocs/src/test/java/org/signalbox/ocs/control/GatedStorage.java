package org.signalbox.ocs.control;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** Real files whose syncs a test can hold up. */
final class GatedStorage implements LedgerStoragePort {

  private final LedgerStoragePort storage;
  private volatile Optional<Pause> pause = Optional.empty();

  GatedStorage(LedgerStoragePort storage) {
    this.storage = storage;
  }

  /** From now on a sync waits for the end of the pause. */
  Pause pauseSyncs() {
    Pause begun = new Pause();
    pause = Optional.of(begun);
    return begun;
  }

  @Override
  public List<FileName> list(StorageFolder folder) {
    return storage.list(folder);
  }

  @Override
  public StorageFile create(FileName name, long octets) {
    return new Gated(storage.create(name, octets));
  }

  @Override
  public StorageFile open(FileName name) {
    return new Gated(storage.open(name));
  }

  @Override
  public void rename(FileName from, FileName to) {
    storage.rename(from, to);
  }

  @Override
  public void delete(FileName name) {
    storage.delete(name);
  }

  @Override
  public void close() {
    storage.close();
  }

  private final class Gated implements StorageFile {

    private final StorageFile file;

    Gated(StorageFile file) {
      this.file = file;
    }

    @Override
    public FileName name() {
      return file.name();
    }

    @Override
    public long octets() {
      return file.octets();
    }

    @Override
    public void write(ByteBuffer source, long offset) {
      file.write(source, offset);
    }

    @Override
    public int read(ByteBuffer target, long offset) {
      return file.read(target, offset);
    }

    @Override
    public void sync() {
      pause.ifPresent(Pause::hold);
      file.sync();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
