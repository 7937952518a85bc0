package org.signalbox.ocs.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of charging through the wire share. */
abstract class ChargingScenario {

  @TempDir Path folder = Path.of("");

  private final List<OnlineCharging> open = new ArrayList<>();

  /** A charging node with these prices and this map. */
  OnlineCharging start(TestTariffs tariffs, ServiceMapPort map) {
    return start(tariffs, map, ControlLimits.STANDARD);
  }

  OnlineCharging start(TestTariffs tariffs, ServiceMapPort map, ControlLimits limits) {
    OnlineCharging charging = new OnlineCharging(folder, tariffs, map, limits);
    open.add(charging);
    return charging;
  }

  @AfterEach
  void closeAll() {
    for (OnlineCharging charging : open) {
      charging.close();
    }
  }
}
