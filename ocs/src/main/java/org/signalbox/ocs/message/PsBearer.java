package org.signalbox.ocs.message;

import java.util.Optional;

/**
 * Who carries a data session and how (TS 29.061 §16.4.7).
 *
 * @param pdpType IPv4, IPv6 or another name of 3GPP-PDP-Type
 * @param sgsnAddress serving gateway
 * @param ggsnAddress packet gateway
 * @param selectionMode 3GPP-Selection-Mode
 * @param chargingCharacteristics 3GPP-Charging-Characteristics, hexadecimal text
 * @param nsapi bearer number
 */
public record PsBearer(
    Optional<String> pdpType,
    Optional<String> sgsnAddress,
    Optional<String> ggsnAddress,
    Optional<String> selectionMode,
    Optional<String> chargingCharacteristics,
    Optional<String> nsapi) {}
