package org.signalbox.app.internal.node;

import org.signalbox.config.SignalboxConfig;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.ocs.control.ControlLimits;
import org.signalbox.ocs.control.CreditControlApplication;
import org.signalbox.ocs.mapping.MappingFile;
import org.signalbox.ocs.mapping.ServiceMap;

/** Online charging of a running Signalbox: sessions, and credit control over Diameter. */
public final class NodeCharging {

  private final CreditControlApplication creditControl;

  private NodeCharging(CreditControlApplication creditControl) {
    this.creditControl = creditControl;
  }

  /**
   * Puts the parts together.
   *
   * @param api what charging stands on
   * @throws org.signalbox.core.OperatorFault when the file of services cannot be used
   */
  public static NodeCharging start(ApiMethods api, SignalboxConfig config) {
    ServiceMap map =
        config
            .ocsFile()
            .map(file -> MappingFile.read(file, config.tenants()))
            .orElseGet(() -> MappingFile.standard(config.tenants()));
    return new NodeCharging(
        new CreditControlApplication(
            api.sessions(), map, NodeTime.system(), ControlLimits.STANDARD));
  }

  /** What answers credit control, shown in the metrics. */
  public DiameterApplication application(NodeInstruments instruments) {
    OcsInstruments.register(instruments.metrics(), creditControl);
    return creditControl;
  }
}
