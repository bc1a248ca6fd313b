package org.tracer.source.http;

/**
 * Who answered over an encrypted connection, by its certificate, which the platform has checked.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param subject whom the certificate names
 * @param certificateSha256 of the certificate in DER, as lower-case hexadecimal text
 */
public record Peer(String protocol, String subject, String certificateSha256) {}
