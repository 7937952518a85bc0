package org.signalbox.ocs.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.TenantRules;
import org.signalbox.ocs.mapping.MappingFile;

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

  /** What an operator's file says, on top of what is built in. */
  ServiceMapPort file(String yaml) {
    try {
      return MappingFile.read(
          Files.writeString(folder.resolve("ocs.yaml"), yaml), TenantRules.STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
