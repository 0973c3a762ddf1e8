"""The figures for programs that speak the Model Context Protocol: the API's answers as tools."""
