package org.signalbox.config;

import java.nio.file.Path;
import org.signalbox.core.TenantRules;

/**
 * All settings of a node, complete and checked.
 *
 * @param name of the node
 * @param data the folder that holds everything the node keeps
 * @param tenants what differs from tenant to tenant
 * @param rpc the JSON-RPC doors
 * @param console the page for people and monitors
 * @param storage the database
 * @param logging what is logged
 */
public record SignalboxConfig(
    String name,
    Path data,
    TenantRules tenants,
    RpcConfig rpc,
    ConsoleConfig console,
    StorageConfig storage,
    LoggingConfig logging) {}
