import java.io.File;
import java.io.FileNotFoundException;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/**
 * Reads graph files with Gephi's own importers, as its window would, and prints what arrived as
 * JSON, an array with an object a file.
 *
 * <pre>java -cp 'lib/*' ReadGraph.java NO_MERGE|SUM|… FILE...</pre>
 */
public final class ReadGraph {

  private static final StringBuilder JSON = new StringBuilder();

  public static void main(String[] arguments) throws Exception {
    EdgeMergeStrategy strategy = EdgeMergeStrategy.valueOf(arguments[0]);
    JSON.append('[');
    for (int i = 1; i < arguments.length; i++) {
      JSON.append(i == 1 ? "" : ",");
      read(new File(arguments[i]), strategy);
    }
    System.out.println(JSON.append(']'));
    // Gephi leaves threads behind.
    System.exit(0);
  }

  private static void read(File file, EdgeMergeStrategy strategy) throws FileNotFoundException {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(file);
    container.getLoader().setEdgesMergeStrategy(strategy);
    StringBuilder issues = new StringBuilder();
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    for (java.util.Iterator<Issue> all = container.getReport().getIssues(1000); all.hasNext(); ) {
      Issue issue = all.next();
      if (issue.getLevel() != Issue.Level.INFO) {
        issues.append(issues.isEmpty() ? "" : "; ").append(issue.getLevel()).append(' ');
        issues.append(issue.getMessage());
      }
    }
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    Graph graph = model.getGraph();
    JSON.append("{\"issues\":").append(quoted(issues.toString()));
    JSON.append(",\"directed\":").append(model.isDirected());
    JSON.append(",\"dynamic\":").append(model.isDynamic());
    JSON.append(",\"timeFormat\":").append(quoted(model.getTimeFormat().toString()));
    JSON.append(",\"nodeColumns\":");
    columns(model.getNodeTable().toArray());
    JSON.append(",\"edgeColumns\":");
    columns(model.getEdgeTable().toArray());
    JSON.append(",\"nodes\":[");
    String comma = "";
    for (Node node : graph.getNodes()) {
      JSON.append(comma);
      element(node, model.getNodeTable().toArray());
      JSON.append(",\"size\":").append(node.size());
      JSON.append(",\"color\":").append(quoted("#%06x".formatted(node.getRGBA() & 0xffffff)));
      JSON.append('}');
      comma = ",";
    }
    JSON.append("],\"edges\":[");
    comma = "";
    for (Edge edge : graph.getEdges()) {
      JSON.append(comma);
      element(edge, model.getEdgeTable().toArray());
      JSON.append(",\"source\":").append(quoted(edge.getSource().getId().toString()));
      JSON.append(",\"target\":").append(quoted(edge.getTarget().getId().toString()));
      JSON.append(",\"weight\":").append(edge.getWeight());
      JSON.append('}');
      comma = ",";
    }
    JSON.append("]}");
    projects.closeCurrentProject();
  }

  private static void columns(Column[] columns) {
    JSON.append('{');
    String comma = "";
    for (Column column : columns) {
      JSON.append(comma).append(quoted(column.getTitle())).append(':');
      JSON.append(quoted(column.getTypeClass().getSimpleName()));
      comma = ",";
    }
    JSON.append('}');
  }

  private static void element(Element element, Column[] columns) {
    JSON.append("{\"id\":").append(quoted(element.getId().toString()));
    JSON.append(",\"label\":").append(quoted(element.getLabel()));
    JSON.append(",\"intervals\":[");
    String comma = "";
    Interval[] intervals = element.getIntervals();
    if (intervals != null) {
      for (Interval interval : intervals) {
        JSON.append(comma).append('[').append((long) interval.getLow()).append(',');
        JSON.append((long) interval.getHigh()).append(']');
        comma = ",";
      }
    }
    JSON.append("],\"values\":{");
    comma = "";
    for (Column column : columns) {
      Object value = column.isProperty() ? null : element.getAttribute(column);
      if (value != null) {
        JSON.append(comma).append(quoted(column.getTitle())).append(':');
        JSON.append(quoted(value.toString()));
        comma = ",";
      }
    }
    JSON.append('}');
  }

  private static String quoted(String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ' || c > '~') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
