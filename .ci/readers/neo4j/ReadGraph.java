import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;
import org.neo4j.importer.ImportCommand;
import picocli.CommandLine;

/**
 * Reads traces into one database of Neo4j, inside this process and without any port, by the import
 * of tables and then by the scripts, and writes what is in the database to answer.json.
 *
 * <pre>java -cp 'lib/*' ReadGraph.java DIRECTORY NAME SEED_ID END_ID [NAME SEED_ID END_ID]...</pre>
 *
 * with NAME-trace.neo4j, NAME-nodes.neo4j, NAME-edges.neo4j and NAME.cypher in the directory.
 */
public final class ReadGraph {

  private static final String DATABASE = GraphDatabaseSettings.DEFAULT_DATABASE_NAME;

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    List<String> files = new ArrayList<>();
    Map<String, String> ends = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i += 3) {
      files.add(directory.resolve(arguments[i]).toString());
      ends.put(arguments[i + 1], arguments[i + 2]);
    }
    Map<String, Object> read = new LinkedHashMap<>();
    Path home = Files.createDirectories(directory.resolve("home"));
    importTables(home, files);
    DatabaseManagementService service =
        new DatabaseManagementServiceBuilder(home)
            .setConfig(BoltConnector.enabled, false)
            .setConfig(HttpConnector.enabled, false)
            .build();
    GraphDatabaseService database = service.database(DATABASE);
    read.put("tables", contents(database, ends));
    try (Transaction transaction = database.beginTx()) {
      transaction.execute("MATCH (n) DETACH DELETE n").close();
      transaction.commit();
    }
    for (String file : files) {
      // Twice: the second time changes nothing.
      run(database, Files.readString(Path.of(file + ".cypher")));
      run(database, Files.readString(Path.of(file + ".cypher")));
    }
    read.put("script", contents(database, ends));
    List<Object> ids = new ArrayList<>();
    files.forEach(file -> ids.addAll(loadCsv(database, file)));
    read.put("loadCsv", ids);
    Files.writeString(
        directory.resolve("answer.json"), new ObjectMapper().writeValueAsString(read));
    service.shutdown();
    System.exit(0);
  }

  private static void importTables(Path home, List<String> files) {
    List<String> options = new ArrayList<>();
    for (String file : files) {
      options.add("--nodes=" + file + "-trace.neo4j");
      options.add("--nodes=" + file + "-nodes.neo4j");
      options.add("--relationships=" + file + "-edges.neo4j");
    }
    options.add("--overwrite-destination");
    options.add(DATABASE);
    int exit =
        new CommandLine(new ImportCommand.Full(new ExecutionContext(home, home.resolve("conf"))))
            .execute(options.toArray(String[]::new));
    if (exit != 0) {
      throw new IllegalStateException("import ended with " + exit);
    }
  }

  /** As a shell does: a semicolon at the end of a line ends a statement. */
  private static void run(GraphDatabaseService database, String script) {
    for (String statement : script.split(";\n")) {
      try (Transaction transaction = database.beginTx()) {
        transaction.execute(statement).close();
        transaction.commit();
      }
    }
  }

  private static List<Object> loadCsv(GraphDatabaseService database, String file) {
    List<Object> ids = new ArrayList<>();
    try (Transaction transaction = database.beginTx()) {
      transaction
          .execute(
              "LOAD CSV WITH HEADERS FROM $url AS row RETURN row.`id:string` AS id",
              Map.of("url", Path.of(file + "-nodes.neo4j").toUri().toString()))
          .forEachRemaining(row -> ids.add(row.get("id")));
    }
    return ids;
  }

  private static Map<String, Object> contents(
      GraphDatabaseService database, Map<String, String> ends) {
    Map<String, Object> contents = new LinkedHashMap<>();
    try (Transaction transaction = database.beginTx()) {
      List<Object> nodes = new ArrayList<>();
      for (Node node : transaction.getAllNodes()) {
        List<String> labels = new ArrayList<>();
        node.getLabels().forEach(label -> labels.add(label.name()));
        nodes.add(Map.of("labels", labels, "values", values(node.getAllProperties())));
      }
      List<Object> edges = new ArrayList<>();
      for (Relationship edge : transaction.getAllRelationships()) {
        edges.add(
            Map.of(
                "type", edge.getType().name(),
                "source", edge.getStartNode().getProperty("id"),
                "target", edge.getEndNode().getProperty("id"),
                "values", values(edge.getAllProperties())));
      }
      contents.put("nodes", nodes);
      contents.put("edges", edges);
      Map<String, Object> hops = new LinkedHashMap<>();
      ends.forEach((seed, end) ->
          hops.put(
              end,
              transaction
                  .execute(
                      "MATCH (a:TraceVertex {id: $a}) MATCH (b:TraceVertex {id: $b})"
                          + " MATCH p = shortestPath((a)-[*]->(b)) RETURN length(p) AS hops",
                      Map.of("a", seed, "b", end))
                  .next()
                  .get("hops")));
      contents.put("hops", hops);
    }
    return contents;
  }

  /** Each value as {@code type:text}, because JSON knows fewer types. */
  private static Map<String, String> values(Map<String, Object> properties) {
    Map<String, String> values = new LinkedHashMap<>();
    properties.forEach(
        (name, value) -> values.put(name, value.getClass().getSimpleName() + ":" + value));
    return values;
  }
}
