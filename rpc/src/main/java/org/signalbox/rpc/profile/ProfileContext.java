package org.signalbox.rpc.profile;

import java.time.InstantSource;
import java.time.ZoneId;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.profiles.MatchTerms;
import org.signalbox.rpc.RpcParameters;

/**
 * What the methods on profiles work with.
 *
 * @param catalog what is in force
 * @param clock decides which profiles are
 * @param zone for times without an offset
 * @param defaultTenant whose profiles are meant where a client names no tenant
 */
public record ProfileContext(
    LiveCatalog catalog, InstantSource clock, ZoneId zone, String defaultTenant) {

  String tenant(RpcParameters sent) {
    String tenant = sent.text("Tenant");
    return tenant.isEmpty() ? defaultTenant : tenant;
  }

  MatchTerms terms(CatalogVersion version) {
    return new MatchTerms(clock.instant(), zone, version.lookup());
  }
}
