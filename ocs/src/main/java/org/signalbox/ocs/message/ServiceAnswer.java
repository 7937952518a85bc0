package org.signalbox.ocs.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one service is granted or refused (Multiple-Services-Credit-Control of an answer).
 *
 * @param ratingGroup as in the request
 * @param serviceIdentifiers as in the request
 * @param resultCode Result-Code of the service; always written, as some clients want it
 * @param granted Granted-Service-Unit
 * @param tariffChangeAt Tariff-Time-Change, inside the grant: when other prices begin
 * @param terms how long and how the grant may be used
 * @param finalUnit present when nothing follows this grant
 * @param pools credit pools that the grant is drawn from
 */
public record ServiceAnswer(
    OptionalLong ratingGroup,
    List<Long> serviceIdentifiers,
    int resultCode,
    Optional<ServiceUnits> granted,
    Optional<Instant> tariffChangeAt,
    GrantTerms terms,
    Optional<FinalUnit> finalUnit,
    List<PoolReference> pools) {

  public ServiceAnswer {
    serviceIdentifiers = List.copyOf(serviceIdentifiers);
    pools = List.copyOf(pools);
  }

  /** A result code for a service of a request, without units. */
  public static ServiceAnswer of(MultipleServices asked, int resultCode) {
    return new ServiceAnswer(
        asked.ratingGroup(),
        asked.serviceIdentifiers(),
        resultCode,
        Optional.empty(),
        Optional.empty(),
        GrantTerms.NONE,
        Optional.empty(),
        List.of());
  }

  public ServiceAnswer withGranted(ServiceUnits units) {
    return new ServiceAnswer(
        ratingGroup,
        serviceIdentifiers,
        resultCode,
        Optional.of(units),
        tariffChangeAt,
        terms,
        finalUnit,
        pools);
  }

  public ServiceAnswer withTariffChangeAt(Instant at) {
    return new ServiceAnswer(
        ratingGroup,
        serviceIdentifiers,
        resultCode,
        granted,
        Optional.of(at),
        terms,
        finalUnit,
        pools);
  }

  public ServiceAnswer withTerms(GrantTerms changed) {
    return new ServiceAnswer(
        ratingGroup,
        serviceIdentifiers,
        resultCode,
        granted,
        tariffChangeAt,
        changed,
        finalUnit,
        pools);
  }

  public ServiceAnswer withFinalUnit(FinalUnit last) {
    return new ServiceAnswer(
        ratingGroup,
        serviceIdentifiers,
        resultCode,
        granted,
        tariffChangeAt,
        terms,
        Optional.of(last),
        pools);
  }

  public ServiceAnswer withPools(List<PoolReference> shared) {
    return new ServiceAnswer(
        ratingGroup,
        serviceIdentifiers,
        resultCode,
        granted,
        tariffChangeAt,
        terms,
        finalUnit,
        shared);
  }
}
