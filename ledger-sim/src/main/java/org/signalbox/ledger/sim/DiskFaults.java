package org.signalbox.ledger.sim;

/**
 * What a simulated disk will do wrong. Numbers count down over the operations that change the disk;
 * a number below 1 never comes due.
 *
 * @param crashIn operations until the machine crashes, inside that operation
 * @param failSyncIn operations until a sync fails; the next sync at or after it does
 * @param failOpenIn files to open until opening one fails, once, as it does where a process has too
 *     many
 * @param capacityOctets room for all files together
 */
public record DiskFaults(int crashIn, int failSyncIn, int failOpenIn, long capacityOctets) {

  public static final DiskFaults NONE = new DiskFaults(0, 0, Long.MAX_VALUE);

  /** No open fails. */
  public DiskFaults(int crashIn, int failSyncIn, long capacityOctets) {
    this(crashIn, failSyncIn, 0, capacityOctets);
  }

  /** Opening a file fails once. */
  public static DiskFaults failOpen(int in) {
    return new DiskFaults(0, 0, in, Long.MAX_VALUE);
  }
}
