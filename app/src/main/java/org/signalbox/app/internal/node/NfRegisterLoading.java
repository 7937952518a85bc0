package org.signalbox.app.internal.node;

import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.signalbox.config.SbiConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.sql.Database;

/**
 * The register of network functions on its way into memory. Reading ten thousand profiles takes a
 * second of processor time, so it begins as soon as there is a database and runs beside the rest of
 * a start.
 */
public final class NfRegisterLoading {

  private final FutureTask<NfRegister> task;

  private NfRegisterLoading(FutureTask<NfRegister> task) {
    this.task = task;
  }

  /** Begins, on a thread of its own; where no network function is served it waits to be asked. */
  public static NfRegisterLoading begin(SbiConfig config, Database database, InstantSource clock) {
    SbiConfig.NrfTimes times = config.nrf();
    FutureTask<NfRegister> task =
        new FutureTask<>(() ->
            NfRegister.open(
                new SqlNfRegisterStore(database, clock),
                new NfRegisterConfig(times.heartBeat(), times.suspendAfter(), times.removeAfter()),
                clock));
    if (!config.isOff()) {
      Thread.ofPlatform().name("nf-loader").daemon().start(task);
    }
    return new NfRegisterLoading(task);
  }

  /**
   * Waits for it.
   *
   * @throws OperatorFault when the database cannot be read
   */
  NfRegister await() {
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("the start was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OperatorFault fault
          ? fault
          : new IllegalStateException("network functions could not be loaded", e.getCause());
    }
  }
}
