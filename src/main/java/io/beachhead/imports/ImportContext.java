package io.beachhead.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a run knows about the workspace it imports into.
 *
 * @param currency the workspace's, ISO 4217
 * @param convertible currencies that have an exchange rate; the workspace's own among them
 * @param importedBy name of whoever imports
 * @param options of the run, for what only one kind reads
 * @param wideColumns headers that are features, for a wide file; else empty
 * @param sql sees what this run has written so far
 */
public record ImportContext(
    String currency,
    Set<String> convertible,
    ZoneId zone,
    Instant now,
    String importedBy,
    ImportOptions options,
    List<String> wideColumns,
    JdbcClient sql) {}
