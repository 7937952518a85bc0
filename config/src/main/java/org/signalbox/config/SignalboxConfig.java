package org.signalbox.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.TenantRules;

/**
 * All settings of a node, complete and checked.
 *
 * @param name of the node
 * @param data the folder that holds everything the node keeps
 * @param tenants what differs from tenant to tenant
 * @param rpc the JSON-RPC doors
 * @param console the page for people and monitors
 * @param diameter the Diameter node
 * @param ocsFile whom credit control charges and what it grants; empty for what is built in
 * @param sbi the service-based interfaces and the NRF
 * @param eir the equipment register
 * @param storage the database
 * @param mail the server that takes mails; empty for none
 * @param dynaprepaidPlans action plans of accounts that their first use makes
 * @param logging what is logged
 */
public record SignalboxConfig(
    String name,
    Path data,
    TenantRules tenants,
    RpcConfig rpc,
    ConsoleConfig console,
    DiameterConfig diameter,
    Optional<Path> ocsFile,
    SbiConfig sbi,
    EirConfig eir,
    StorageConfig storage,
    Optional<MailConfig> mail,
    List<String> dynaprepaidPlans,
    LoggingConfig logging) {

  public SignalboxConfig {
    dynaprepaidPlans = List.copyOf(dynaprepaidPlans);
  }

  /** These settings, for a node that nobody can reach. */
  public SignalboxConfig withoutListeners() {
    return new SignalboxConfig(
        name,
        data,
        tenants,
        new RpcConfig(Optional.empty(), Optional.empty(), rpc.limits(), rpc.auth()),
        new ConsoleConfig(Optional.empty(), console.anonymous()),
        diameter.closed(),
        ocsFile,
        sbi.closed(),
        eir,
        storage,
        mail,
        dynaprepaidPlans,
        logging);
  }
}
