package org.signalbox.ledger.sim;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageFullException;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/**
 * A disk that keeps what it promised and nothing more: it forgets, tears and reorders what was not
 * synced, fails a sync, fills up, and crashes in the middle of an operation. All by its seed.
 *
 * <p>After a crash every call throws {@link SimulatedCrash} until {@link #restart}.
 */
public final class SimulatedDisk implements LedgerStoragePort {

  private final SplittableRandom random;
  private final Map<FileName, SimulatedFile> files = new TreeMap<>();
  private DiskFaults faults = DiskFaults.NONE;
  private int operations;
  private int opened;
  private boolean crashed;
  private int life;

  public SimulatedDisk(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What goes wrong from now on. */
  public void suffer(DiskFaults planned) {
    faults = planned;
    operations = 0;
    opened = 0;
  }

  /** Every file can be opened from now on, for whoever only looks. */
  public void openWithoutFail() {
    faults = new DiskFaults(faults.crashIn(), faults.failSyncIn(), faults.capacityOctets());
  }

  /** Crashes the machine now. */
  public void crash() {
    crashed = true;
  }

  public boolean isCrashed() {
    return crashed;
  }

  /** The machine starts again, with what the disk kept. Open files of before are gone. */
  public void restart() {
    files.values().forEach(file -> file.crash(random));
    crashed = false;
    life++;
    faults = new DiskFaults(0, 0, faults.capacityOctets());
  }

  /** The process ended and starts again on the same machine, which has lost nothing. */
  public void kill() {
    crashed = false;
    life++;
    faults = new DiskFaults(0, 0, faults.capacityOctets());
  }

  /** Flips bits of an octet that is on the disk. */
  public void damage(FileName name, int offset, int mask) {
    file(name).damage(offset, mask);
  }

  /** The octets of all files together. */
  public long usedOctets() {
    return files.values().stream().mapToLong(SimulatedFile::octets).sum();
  }

  @Override
  public List<FileName> list(StorageFolder folder) {
    requirePower();
    return files.keySet().stream().filter(name -> name.folder() == folder).toList();
  }

  @Override
  public StorageFile create(FileName name, long octets) {
    boolean crashing = beginOperation();
    Invariant.check(!files.containsKey(name), "a new file has a new name");
    if (usedOctets() + octets > faults.capacityOctets()) {
      throw new StorageFullException("no room for " + name);
    }
    SimulatedFile file = new SimulatedFile();
    file.write(0, new byte[Math.toIntExact(octets)]);
    files.put(name, file);
    if (crashing) {
      throw crashNow();
    }
    file.sync();
    return new OpenFile(name, file, life);
  }

  @Override
  public StorageFile open(FileName name) {
    requirePower();
    opened++;
    if (opened == faults.failOpenIn()) {
      throw new StorageException(name + " cannot be opened: too many open files");
    }
    return new OpenFile(name, file(name), life);
  }

  @Override
  public void rename(FileName from, FileName to) {
    boolean crashing = beginOperation();
    if (!crashing || random.nextBoolean()) {
      files.put(to, file(from));
      files.remove(from);
    }
    if (crashing) {
      throw crashNow();
    }
  }

  @Override
  public void delete(FileName name) {
    boolean crashing = beginOperation();
    if (!crashing || random.nextBoolean()) {
      file(name);
      files.remove(name);
    }
    if (crashing) {
      throw crashNow();
    }
  }

  @Override
  public void close() {
    // The machine goes on.
  }

  private SimulatedFile file(FileName name) {
    SimulatedFile file = files.get(name);
    if (file == null) {
      throw new StorageException("there is no file " + name);
    }
    return file;
  }

  /** Counts an operation that changes the disk; true when the machine crashes in it. */
  private boolean beginOperation() {
    requirePower();
    operations++;
    return operations == faults.crashIn();
  }

  private void requirePower() {
    if (crashed) {
      throw new SimulatedCrash();
    }
  }

  private SimulatedCrash crashNow() {
    crashed = true;
    return new SimulatedCrash();
  }

  private final class OpenFile implements StorageFile {

    private final FileName name;
    private final SimulatedFile file;
    private final int openedIn;

    OpenFile(FileName name, SimulatedFile file, int openedIn) {
      this.name = name;
      this.file = file;
      this.openedIn = openedIn;
    }

    @Override
    public FileName name() {
      return name;
    }

    @Override
    public long octets() {
      requirePower();
      return file.octets();
    }

    @Override
    public void write(ByteBuffer source, long offset) {
      Invariant.check(openedIn == life, "a file is written in the life it was opened in");
      boolean crashing = beginOperation();
      byte[] octets = new byte[source.remaining()];
      source.get(octets);
      long growth = Math.max(0, offset + octets.length - file.octets());
      if (usedOctets() + growth > faults.capacityOctets()) {
        throw new StorageFullException("no room to grow " + name);
      }
      file.write(Math.toIntExact(offset), octets);
      if (crashing) {
        throw crashNow();
      }
    }

    @Override
    public int read(ByteBuffer target, long offset) {
      requirePower();
      byte[] seen = file.seen();
      int length = (int) Math.max(0, Math.min(target.remaining(), seen.length - offset));
      target.put(seen, Math.toIntExact(Math.min(offset, seen.length)), length);
      return length;
    }

    @Override
    public void sync() {
      Invariant.check(openedIn == life, "a file is synced in the life it was opened in");
      if (beginOperation()) {
        throw crashNow();
      }
      if (faults.failSyncIn() > 0 && operations >= faults.failSyncIn()) {
        faults = new DiskFaults(faults.crashIn(), 0, faults.capacityOctets());
        file.syncPartly(random);
        throw new StorageSyncException("the sync of " + name + " failed");
      }
      file.sync();
    }

    @Override
    public void close() {
      // Closing says nothing about the disk.
    }
  }
}
